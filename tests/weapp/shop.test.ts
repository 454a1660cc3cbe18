/** @jest-environment jsdom */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { demoSignIns } from '@config/demo-chain/sign-ins';
import { startDemoMall, type DemoMall } from '../support/demo-mall';
import { WeChatUser } from '../support/wechat-user';
import { CompiledMiniProgram, until } from './compiled-mini-program';

const compiled = resolve('dist/weapp');

let mall: DemoMall;
let user: WeChatUser;
let program: CompiledMiniProgram;
/** Ways of a browser that compiled pages must never go. */
let browserCalls: string[];

/** The label of a parcel at the counter. */
const scanned = 'SF7788990011';

type Callbacks = { success?: (reply: object) => void; fail?: (error: object) => void };

/** What WeChat does for a mini-program of this person, done by the local cloud. */
function weChatOf(person: WeChatUser) {
  return {
    cloud: {
      init: () => undefined,
      callFunction: async ({ name, data }: { name: string; data: object }) => ({
        errMsg: 'cloud.callFunction:ok',
        result: await person.post(`/call/${name}`, data),
      }),
    },
    requestPayment: async ({ success, fail, ...parameters }: Callbacks & Record<string, unknown>) => {
      const { timeStamp, nonceStr, package: prepay, signType, paySign } = parameters;
      const asked = { timeStamp, nonceStr, package: prepay, signType, paySign };
      const reply = (await person.post('/wechat/request-payment', asked)) as { errMsg: string };
      const isPaid = reply.errMsg === 'requestPayment:ok';
      // Without callbacks WeChat answers by a promise.
      if (!success && !fail) return isPaid ? reply : Promise.reject(reply);
      return isPaid ? success?.(reply) : fail?.(reply);
    },
    // What the camera reads off the label of a parcel.
    scanCode: ({ success }: Callbacks) => {
      success?.({ errMsg: 'scanCode:ok', result: scanned });
      return Promise.resolve({ result: scanned });
    },
    request: ({ url, fail }: Callbacks & { url: string }) => {
      browserCalls.push(url);
      fail?.({ errMsg: 'request:fail' });
    },
  };
}

/** Opens the mall on this person's phone. */
async function launch(code: string): Promise<void> {
  user = await WeChatUser.signIn(mall.url, code);
  program = new CompiledMiniProgram(compiled, weChatOf(user));
  program.start();
}

async function piecesInCart(): Promise<number> {
  return (await user.must<{ pieces: number }>('cart', 'get', { storeId: 'YP01' })).pieces;
}

beforeAll(async () => {
  if (!existsSync(resolve(compiled, 'app.js'))) {
    throw new Error('dist/weapp is missing: build it first, by npm run build weapp');
  }
  mall = await startDemoMall();
}, 240_000);

beforeEach(() => {
  browserCalls = [];
});

afterAll(() => mall?.stop());

it('goes from the first screen to a paid order with a pickup code, credited to the guide of the card', async () => {
  await launch('weapp-shopper');
  const home = program.open('/pages/home/index');
  await home.says('府绸双排扣风衣');
  await home.tap('.product-card', '府绸双排扣风衣');
  const address = await program.next(/^\/pages\/product\/index\?productId=/);

  const product = program.open(`${address}&storeId=YP01&guideId=YG001`);
  await product.says('棠里上海海棠巷旗舰店');
  await product.tap('.cell', '已选');
  await product.tap('.chip--available');
  await product.says(/已选 .+ · 1 件/);
  await product.tap('.btn', '加入购物车');
  await until(async () => expect(await piecesInCart()).toBe(1));
  await product.tap('.buy-bar__way', '购物车');
  await program.next(/^\/pages\/cart\/index$/);

  const cart = program.open('/pages/cart/index');
  await cart.says('府绸双排扣风衣');
  await cart.tap('.btn', '去结算 1');
  const checkout = program.open(await program.next(/checkout/));
  await checkout.says('到店自提');
  await checkout.says('应付');
  await checkout.tap('.btn', '提交并支付');
  await checkout.says('使用前请你知情');
  await checkout.fire('agreeprivacyauthorization', '.btn', '同意并继续');

  const orderAddress = await program.next(/\/order\/index\?orderId=\d{20}&justPaid=1$/);
  const order = program.open(orderAddress);
  await order.says(/取货码\d{3} \d{3}/);
  await order.says('林晚');
  const orderId = new URLSearchParams(orderAddress.split('?')[1]).get('orderId') ?? '';
  expect(await user.order(orderId)).toMatchObject({ status: 'paid', guideName: '林晚' });
  expect(browserCalls).toEqual([]);
}, 30_000);

it("shares a product with its store, and with the guide when the phone is a guide's", async () => {
  const address = '/pages/product/index?productId=YW14&storeId=YP01';
  await launch('weapp-sharer');
  const product = program.open(address);
  await product.says('苔绿方领收腰连衣裙');
  expect(product.share()).toMatchObject({
    title: '苔绿方领收腰连衣裙',
    path: expect.stringMatching(/^\/pages\/product\/index\?productId=YW14&storeId=YP01&shareId=\w{8}$/),
  });

  await launch(demoSignIns.guide);
  await program.open('/packages/guide/today/index').says('林晚');
  const shown = program.open(address);
  await shown.says('苔绿方领收腰连衣裙');
  expect(shown.share().path).toMatch(/&storeId=YP01&guideId=YG001&/);
  expect(browserCalls).toEqual([]);
}, 30_000);

it('accepts a delivery at the counter and sends it under the number that was scanned', async () => {
  const buyer = await WeChatUser.signIn(mall.url, 'weapp-receiver');
  const { orderId } = await buyer.buyDelivered(await buyer.findGoods('YP01'));
  await launch(demoSignIns.guide);
  const desk = program.open('/packages/guide/today/index');
  await desk.says('林晓');
  await desk.tap('.work .btn', '接单');
  await desk.tap('.tabs__tab', '备货');
  await desk.tap('.work .btn', '去发货');
  const ship = program.open(await program.next(/\/guide\/ship\/index\?orderId=\d{20}&n=1$/));
  await ship.says('这个包裹里有');
  await ship.tap('.ship__carrier', '顺丰');
  await ship.tap('.ship__number .tap');
  await ship.lacks('.btn--disabled');
  await ship.tap('.btn--main', '发出 1 件');
  await until(async () =>
    expect((await buyer.order(orderId)).parts).toMatchObject([
      { stage: 'shipped', parcels: [{ carrier: 'SF', trackingNo: scanned }] },
    ]),
  );
  expect(browserCalls).toEqual([]);
}, 30_000);

it("binds the phone whose code WeChat's button gives", async () => {
  await launch('weapp-binder');
  const member = program.open('/pages/member/index');
  await member.says('绑定手机号');
  const { code } = (await user.post('/wechat/phone-code', { phone: '19900005678' })) as { code: string };
  await member.fire('getphonenumber', '.btn', '绑定手机号', { code });
  await member.says('199****5678');
  expect(await user.must('member', 'me', {})).toMatchObject({ phoneMasked: '199****5678' });
  expect(browserCalls).toEqual([]);
}, 30_000);
