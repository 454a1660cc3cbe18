import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrderView } from '@shared/contracts/order.contract';
import type { OrderDocument } from '@functions/_stores/order.documents';
import type { StockDocument } from '@functions/_stores/stock.documents';
import { bundleForTests, startCloud, type Cloud } from './cloud';
import { http, type HttpAnswer } from './http';
import { databaseAt } from './sdk';
import { OPENING, places, skus, tinyChain } from './tiny-chain';

export { http, type HttpAnswer } from './http';
export { guides, places, prices, skus } from './tiny-chain';

/** What a function answers over the gateway: a value, a refusal or a fault. */
export type Reply =
  | { ok: true; value: never }
  | { ok: false; refusal: { code: string; data: Record<string, unknown> } }
  | { fault: string };

export type PlaceWish = {
  storeId: string;
  lines: { skuId: string; quantity: number }[];
  fulfilment: { kind: 'pickup' } | { kind: 'delivery'; addressId?: string };
  requestId: string;
  shownPayable?: number;
};

/** One piece of the dress, picked up in the first shop; change what matters. */
export const aWish = (changes: Partial<PlaceWish> = {}): PlaceWish => ({
  requestId: randomUUID(),
  storeId: places.jingan,
  lines: [{ skuId: skus.dress, quantity: 1 }],
  fulfilment: { kind: 'pickup' },
  ...changes,
});

/**
 * A tiny chain in a local cloud of its own, over HTTP and the real SDK: what a phone, WeChat and an engineer could do
 * to it. Close it at the end. After `crash` it is down until `restart`.
 */
export class Shop {
  private constructor(
    private cloud: Cloud,
    private readonly dataDirectory: string,
    private readonly functions: { directory: string; remove(): void },
  ) {}

  static async open(): Promise<Shop> {
    const functions = await bundleForTests();
    const dataDirectory = mkdtempSync(join(tmpdir(), 'yunpu-data-'));
    const cloud = await startCloud(dataDirectory, functions.directory, { clock: OPENING });
    const shop = new Shop(cloud, dataDirectory, functions);
    for (const [collection, documents] of Object.entries(tinyChain)) await shop.insert(collection, documents);
    return shop;
  }

  get url(): string {
    return this.cloud.url;
  }

  async close(): Promise<void> {
    await this.cloud.stop();
    rmSync(this.dataDirectory, { recursive: true, force: true });
    this.functions.remove();
  }

  crash(): Promise<void> {
    return this.cloud.kill();
  }

  /** Starts again where it was: WeChat Pay knows the address for its notices. */
  async restart(): Promise<void> {
    const port = Number(new URL(this.url).port);
    this.cloud = await startCloud(this.dataDirectory, this.functions.directory, { port });
  }

  // What an engineer does with the SDK.

  async insert<Document extends { _id: string }>(
    collection: string,
    documents: readonly Document[],
  ): Promise<void> {
    await databaseAt(this.url)
      .collection(collection)
      .add([...documents]);
  }

  async read<Document>(collection: string, where: object = {}): Promise<Document[]> {
    const { data } = await databaseAt(this.url).collection(collection).where(where).limit(1000).get();
    return data as Document[];
  }

  async update(collection: string, id: string, data: object): Promise<void> {
    await databaseAt(this.url).collection(collection).doc(id).update(data);
  }

  /** Takes a field out of a document, as if it had not been written. */
  async forget(collection: string, id: string, path: string): Promise<void> {
    const database = databaseAt(this.url);
    await database
      .collection(collection)
      .doc(id)
      .update({ [path]: database.command.remove() });
  }

  async stockOf(skuId: string, locationId: string = places.jingan): Promise<StockDocument> {
    const [stock] = await this.read<StockDocument>('stock', { _id: `${locationId}:${skuId}` });
    if (!stock) throw new Error(`no stock of ${skuId} at ${locationId}`);
    return stock;
  }

  // What a phone does.

  /** Signs a phone in; the same code is the same person. */
  async signIn(code: string = `phone-${randomUUID()}`): Promise<string> {
    const { text } = await http('POST', `${this.url}/wechat/login`, { code });
    return (JSON.parse(text) as { session: string }).session;
  }

  async call(session: string, functionName: string, action: string, input: unknown): Promise<Reply> {
    const { text } = await http(
      'POST',
      `${this.url}/call/${functionName}`,
      { action, input },
      { 'x-wx-session': session },
    );
    return JSON.parse(text) as Reply;
  }

  /** `call`, where anything but a value is a failure of the test. */
  async must<Value>(session: string, functionName: string, action: string, input: unknown): Promise<Value> {
    const reply = await this.call(session, functionName, action, input);
    if ('ok' in reply && reply.ok) return reply.value;
    throw new Error(`${functionName}.${action}: ${JSON.stringify(reply)}`);
  }

  /** The refusal's code, the fault, or 'ok'. */
  async outcome(session: string, functionName: string, action: string, input: unknown): Promise<string> {
    const reply = await this.call(session, functionName, action, input);
    if ('fault' in reply) return reply.fault;
    return reply.ok ? 'ok' : reply.refusal.code;
  }

  async place(session: string, changes: Partial<PlaceWish> = {}): Promise<string> {
    const { orderId } = await this.must<{ orderId: string }>(session, 'order', 'place', aWish(changes));
    return orderId;
  }

  order(session: string, orderId: string, askPayment = false): Promise<OrderView> {
    return this.must<OrderView>(session, 'order', 'get', { orderId, askPayment });
  }

  /** Pays as the WeChat app does: asks for parameters, confirms; answers what the app would tell the page. */
  async pay(session: string, orderId: string): Promise<string> {
    const parameters = await this.must<object>(session, 'order', 'pay', { orderId });
    return this.confirmPayment(session, parameters);
  }

  async confirmPayment(session: string, parameters: object): Promise<string> {
    const { text } = await http('POST', `${this.url}/wechat/request-payment`, parameters, {
      'x-wx-session': session,
    });
    return (JSON.parse(text) as { errMsg: string }).errMsg;
  }

  /** Pays, and waits until the notice has made the order paid and its goods sold. */
  async payOrder(session: string, orderId: string): Promise<OrderView> {
    await this.pay(session, orderId);
    await this.until(
      () => this.read<OrderDocument>('orders', { _id: orderId }),
      ([order]) => order?.status === 'paid' && order.dues.length === 0,
    );
    return this.order(session, orderId);
  }

  /** Makes this phone's owner a guide in service. */
  async employ(session: string, guideId: string): Promise<void> {
    const { memberId } = await this.must<{ memberId: string }>(session, 'member', 'me', {});
    const [member] = await this.read<{ _id: string }>('members', { memberId });
    if (!member) throw new Error('the member was not made');
    await this.update('members', member._id, { guideId, phoneHash: `hash-${guideId}` });
  }

  // What time, WeChat Pay and the platform do.

  async advanceClock(ms: number): Promise<void> {
    await this.control('clock', { advance: ms });
  }

  /** Fires the timer of a function now; answers what it answers. */
  async runTimer(
    functionName = 'clock',
  ): Promise<{ jobs: Record<string, { done: number; failed: number }> }> {
    return JSON.parse((await this.control(`timers/${functionName}`)).text) as {
      jobs: Record<string, { done: number; failed: number }>;
    };
  }

  /** How WeChat Pay behaves from now on. */
  async setPay(settings: {
    notices?: 'auto' | 'held' | 'twice';
    refunds?: 'auto' | 'notEnough' | 'abnormal';
  }): Promise<void> {
    await this.control('pay/settings', settings);
  }

  holdNotices(mode: 'auto' | 'held' | 'twice'): Promise<void> {
    return this.setPay({ notices: mode });
  }

  async sendNotice(outTradeNo: string, mode: 'again' | 'late' | 'forged' | 'reordered'): Promise<HttpAnswer> {
    return this.control('pay/notices', { outTradeNo, mode });
  }

  /** What WeChat Pay's bills say other than it was, from now on. */
  async makeBillWrong(...differences: readonly object[]): Promise<void> {
    for (const difference of differences) await this.control('pay/bill-differences', difference);
  }

  async makeBillsRight(): Promise<void> {
    await http('DELETE', `${this.url}/_local/pay/bill-differences`);
  }

  /** The most sequential database round trips that an action took so far, with `outcome` in its log line. */
  async mostTrips(functionName: string, action: string, outcome: string): Promise<number> {
    const { text } = await http('GET', `${this.url}/_local/logs?function=${functionName}`);
    const { lines } = JSON.parse(text) as { lines: { text: string }[] };
    const calls = lines.flatMap((line) => {
      const call = line.text.startsWith('{') ? (JSON.parse(line.text) as Record<string, unknown>) : {};
      const isMeant = call.action === action && String(call.outcome).includes(outcome);
      return isMeant ? [Number(call.dbTrips)] : [];
    });
    if (calls.length === 0) throw new Error(`${functionName}.${action} was never called`);
    return Math.max(...calls);
  }

  async until<Value>(read: () => Promise<Value>, isThere: (value: Value) => boolean): Promise<Value> {
    for (const deadline = Date.now() + 10_000; ;) {
      const value = await read();
      if (isThere(value)) return value;
      if (Date.now() > deadline) throw new Error(`waited in vain; last seen: ${JSON.stringify(value)}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  private async control(path: string, body: object = {}): Promise<HttpAnswer> {
    const answer = await http('POST', `${this.url}/_local/${path}`, body);
    if (answer.status >= 400) throw new Error(`/_local/${path}: ${answer.status} ${answer.text}`);
    return answer;
  }
}
