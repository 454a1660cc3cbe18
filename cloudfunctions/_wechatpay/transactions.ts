import type { Transaction } from './notice';
import { merchant } from './merchant';
import { readTransaction } from './notice';
import { rfc3339 } from './rfc3339';

/** WeChat Pay could not be asked or said no. `code` is its own, or the network's. */
export class WechatPayError extends Error {
  override readonly name = 'WechatPayError';
  constructor(
    readonly call: string,
    readonly code: string,
    readonly status: number | undefined,
    detail: string,
  ) {
    super(`${call}: ${code} ${detail}`);
  }
}

/** What the plugin's HTTP client throws; it is bundled with the plugin, so its class is not ours to import. */
type HttpFailure = {
  isAxiosError: true;
  code?: string;
  message: string;
  response?: { status: number; data?: { code?: string; message?: string } };
};

const isHttpFailure = (error: unknown): error is HttpFailure =>
  error instanceof Error && 'isAxiosError' in error && error.isAxiosError === true;

/** A file comes as it is: neither read as JSON nor signed. */
const asFile = { responseType: 'arraybuffer' as const, transformResponse: [] };

/**
 * Runs one call of the API: `path` may name values in braces, which come from `named`. Replies are verified by the
 * plugin, but for files. Throws WechatPayError.
 */
export async function ask<Reply>(
  method: 'get' | 'post',
  path: string,
  {
    body,
    named,
    params,
    isFile,
  }: {
    body?: object;
    named?: Record<string, string>;
    params?: Record<string, string>;
    isFile?: boolean;
  },
): Promise<Reply> {
  try {
    const { data } = await merchant().client.request<Reply>(path, method, body, {
      ...named,
      params,
      ...(isFile ? asFile : {}),
    });
    return data;
  } catch (error) {
    if (!isHttpFailure(error)) throw error;
    const { response } = error;
    const code = response?.data?.code ?? error.code ?? 'UNKNOWN';
    throw new WechatPayError(path, code, response?.status, response?.data?.message ?? error.message);
  }
}

/** What WeChat Pay calls the description of goods: at most 127 characters. */
const DESCRIPTION_LENGTH = 127;

/**
 * Opens a prepay session (JSAPI), good for two hours. Asking again with identical parameters is allowed, so all of
 * them come from the order. Throws WechatPayError.
 */
export async function prepay(order: {
  orderId: string;
  openId: string;
  description: string;
  payable: number;
  expiresAt: number;
}): Promise<string> {
  const { appId, mchId, notifyUrl } = merchant();
  const reply = await ask<{ prepay_id: string }>('post', 'v3/pay/transactions/jsapi', {
    body: {
      appid: appId,
      mchid: mchId,
      description: order.description.slice(0, DESCRIPTION_LENGTH),
      out_trade_no: order.orderId,
      time_expire: rfc3339(order.expiresAt),
      notify_url: notifyUrl.payment,
      amount: { total: order.payable, currency: 'CNY' },
      payer: { openid: order.openId },
    },
  });
  return reply.prepay_id;
}

/** What became of an order's payment: the transaction when it was paid, otherwise null. Throws WechatPayError. */
export async function queryTransaction(orderId: string): Promise<Transaction | null> {
  try {
    const reply = await ask<unknown>('get', 'v3/pay/transactions/out-trade-no/{orderId}', {
      named: { orderId },
      params: { mchid: merchant().mchId },
    });
    return readTransaction(reply);
  } catch (error) {
    // Never asked to pay: WeChat Pay does not know the number.
    if (error instanceof WechatPayError && error.status === 404) return null;
    throw error;
  }
}

/** Stops WeChat Pay from taking money for the order. Throws WechatPayError, also when it is paid already. */
export async function closeTransaction(orderId: string): Promise<void> {
  await ask<unknown>('post', 'v3/pay/transactions/out-trade-no/{orderId}/close', {
    named: { orderId },
    body: { mchid: merchant().mchId },
  });
}
