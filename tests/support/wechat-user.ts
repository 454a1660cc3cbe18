import { randomUUID } from 'node:crypto';
import type { CatalogContract } from '@shared/contracts/catalog.contract';
import type { OutputOf } from '@shared/contracts/contract';
import type { OrderView } from '@shared/contracts/order.contract';
import { postJson } from './http-json';

type Reply<Value> = { ok: true; value: Value } | { ok: false; refusal: { code: string } } | { fault: string };
type Home = OutputOf<CatalogContract['home']>;

export type Purchase = {
  storeId: string;
  skuId: string;
  productId: string;
  guideId?: string;
  /** One unless said otherwise. */
  quantity?: number;
};

/** Where parcels go in tests. */
export const home = {
  ...{ recipient: '林晓', phone: '19900000001', province: '上海市', city: '上海市', district: '静安区' },
  detail: '南京西路 100 号',
} as const;

/** Somebody with WeChat whose screen we do not look at: signed in, and calling functions as pages do. */
export class WeChatUser {
  private constructor(
    private readonly url: string,
    readonly session: string,
  ) {}

  /** The same code is the same person. */
  static async signIn(url: string, code: string): Promise<WeChatUser> {
    const { session } = (await postJson(`${url}/wechat/login`, { code })) as { session: string };
    return new WeChatUser(url, session);
  }

  /** Whatever the gateway answers at a path, to this person. */
  post(path: string, body: unknown): Promise<unknown> {
    return postJson(`${this.url}${path}`, body, { 'x-wx-session': this.session });
  }

  /** The value of an action; anything else is a failure of the test. */
  async must<Value>(functionName: string, action: string, input: unknown): Promise<Value> {
    const reply = (await this.post(`/call/${functionName}`, { action, input })) as Reply<Value>;
    if ('ok' in reply && reply.ok) return reply.value;
    throw new Error(`${functionName}.${action}: ${JSON.stringify(reply)}`);
  }

  /** Something that the store can sell now. */
  async findGoods(storeId?: string): Promise<Purchase> {
    const home = await this.must<Home>('catalog', 'home', storeId ? { storeId } : {});
    const card = home.products.find(({ available }) => available > 3);
    if (!card) throw new Error(`${home.store.storeId} sells nothing`);
    const { productId } = card;
    const asked = { productId, storeId: home.store.storeId };
    const product = await this.must<OutputOf<CatalogContract['product']>>('catalog', 'product', asked);
    const sku = product.skus.find(({ available }) => available > 1);
    if (!sku) throw new Error(`${productId} is sold out`);
    return { ...asked, skuId: sku.skuId };
  }

  /** Orders for pickup and pays; resolves when the payment notice has come. */
  buy(purchase: Purchase): Promise<OrderView> {
    return this.placeAndPay(purchase, { kind: 'pickup' });
  }

  /** Orders to be sent home, and pays. */
  async buyDelivered(purchase: Purchase): Promise<OrderView> {
    await this.must('member', 'saveAddress', { addressId: 'home', address: home });
    return this.placeAndPay(purchase, { kind: 'delivery', addressId: 'home' });
  }

  private async placeAndPay(
    { storeId, skuId, guideId, quantity = 1 }: Purchase,
    fulfilment: object,
  ): Promise<OrderView> {
    const { orderId } = await this.must<{ orderId: string }>('order', 'place', {
      requestId: randomUUID(),
      storeId,
      lines: [{ skuId, quantity }],
      fulfilment,
      ...(guideId && { guideId }),
    });
    const parameters = await this.must<object>('order', 'pay', { orderId });
    await this.post('/wechat/request-payment', parameters);
    return this.whenPaid(orderId);
  }

  order(orderId: string): Promise<OrderView> {
    return this.must<OrderView>('order', 'get', { orderId });
  }

  async whenPaid(orderId: string): Promise<OrderView> {
    for (const deadline = Date.now() + 15_000; ;) {
      const order = await this.order(orderId);
      if (order.status === 'paid') return order;
      if (Date.now() > deadline) throw new Error(`${orderId} is still ${order.status}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
