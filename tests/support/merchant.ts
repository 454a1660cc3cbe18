import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHash, createPrivateKey } from 'node:crypto';
import { Aes, Decorator, Formatter, Rsa } from 'wechatpay-axios-plugin';
import type { FixtureCloud } from './fixture-cloud';

export type ReceivedNotice = {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isSigned: boolean;
  /** Undefined when it cannot be decrypted. */
  readonly content: Record<string, unknown> | undefined;
  readonly event: string;
};

/** A merchant as it stands outside: the well-known client on one side, an address for notices on the other. */
export type Merchant = {
  readonly notices: ReceivedNotice[];
  /** How the next notices are answered. */
  answerWith(status: number): void;
  readonly noticeUrl: string;
  client(overrides?: object): Decorator;
  prepayBody(outTradeNo: string, changes?: object): Record<string, unknown>;
  prepay(outTradeNo: string, changes?: object): Promise<string>;
  /** What a page hands to wx.requestPayment, signed by us. */
  sheet(prepayId: string): Record<string, string>;
  pay(outTradeNo: string, changes?: object): Promise<string>;
  waitForNotices(count: number): Promise<void>;
  close(): Promise<void>;
};

const listen = (server: Server): Promise<number> =>
  new Promise((done) => server.listen(0, '127.0.0.1', () => done((server.address() as AddressInfo).port)));

/** The openid that `code` signs in as is the payer; `cloud` is asked for it. */
export async function openMerchant(cloud: FixtureCloud, payer: string): Promise<Merchant> {
  const { pay, appId } = cloud.secrets;
  const notices: ReceivedNotice[] = [];
  let status = 200;

  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      notices.push(receive(request.url ?? '', request.headers as Record<string, string>, body));
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 'X' }));
    });
  });
  const noticeUrl = `http://127.0.0.1:${await listen(server)}/notice`;

  function receive(path: string, headers: Record<string, string>, body: string): ReceivedNotice {
    const message = Formatter.response(
      headers['wechatpay-timestamp'] ?? '',
      headers['wechatpay-nonce'] ?? '',
      body,
    );
    const isSigned =
      headers['wechatpay-serial'] === pay.platformKeyId &&
      Rsa.verify(message, headers['wechatpay-signature'] ?? '', pay.platformPublicKey as unknown as Buffer);
    const { event_type: event, resource } = JSON.parse(body) as {
      event_type: string;
      resource: { ciphertext: string; nonce: string; associated_data: string };
    };
    let content: Record<string, unknown> | undefined;
    try {
      const text = Aes.AesGcm.decrypt(
        resource.ciphertext,
        pay.apiV3Key,
        resource.nonce,
        resource.associated_data,
      );
      content = JSON.parse(text) as Record<string, unknown>;
    } catch {
      content = undefined;
    }
    return { path, headers, body, isSigned, content, event };
  }

  const merchant: Merchant = {
    notices,
    noticeUrl,
    answerWith(next) {
      status = next;
    },
    client: (overrides = {}) =>
      new Decorator({
        mchid: pay.mchid,
        serial: pay.merchantSerial,
        privateKey: pay.merchantPrivateKey,
        certs: { [pay.platformKeyId]: pay.platformPublicKey },
        baseURL: cloud.url,
        ...overrides,
      }),
    prepayBody: (outTradeNo, changes = {}) => ({
      appid: appId,
      mchid: pay.mchid,
      description: '连衣裙 等 2 件',
      out_trade_no: outTradeNo,
      notify_url: noticeUrl,
      amount: { total: 19_900, currency: 'CNY' },
      payer: { openid: payer },
      ...changes,
    }),
    async prepay(outTradeNo, changes) {
      const body = merchant.prepayBody(outTradeNo, changes);
      const { data } = await merchant.client().request('v3/pay/transactions/jsapi', 'post', body);
      return (data as { prepay_id: string }).prepay_id;
    },
    sheet(prepayId) {
      const timeStamp = String(Math.floor(Date.now() / 1000));
      const nonceStr = createHash('sha256').update(prepayId).digest('hex').slice(0, 32);
      const wanted = `prepay_id=${prepayId}`;
      const message = Formatter.joinedByLineFeed(appId, timeStamp, nonceStr, wanted);
      const paySign = Rsa.sign(message, createPrivateKey(pay.merchantPrivateKey) as unknown as Buffer);
      return { timeStamp, nonceStr, package: wanted, signType: 'RSA', paySign };
    },
    async pay(outTradeNo, changes) {
      const prepayId = await merchant.prepay(outTradeNo, changes);
      const { json } = await cloud.post('/wechat/request-payment', merchant.sheet(prepayId));
      return (json as { errMsg: string }).errMsg;
    },
    async waitForNotices(count) {
      const until = Date.now() + 5_000;
      while (notices.length < count && Date.now() < until) await new Promise((next) => setTimeout(next, 10));
      if (notices.length < count) throw new Error(`${notices.length} of ${count} notices came`);
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
  return merchant;
}
