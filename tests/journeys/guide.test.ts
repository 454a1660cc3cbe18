import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { openHqSession } from '@config/import/hq-session';
import { demoSignIns } from '@config/demo-chain/sign-ins';
import { startDemoMall, type DemoMall } from '../support/demo-mall';
import { ShopperPhone } from '../support/shopper-phone';
import { Screens, type Screen } from '../support/screens';
import { WeChatUser } from '../support/wechat-user';

/** The demo's guide works here. */
const guidesStore = 'YP01';

let mall: DemoMall;
let screens: Screens;
let guide: Screen;
let customer: Screen;

beforeAll(async () => {
  mall = await startDemoMall();
  screens = await Screens.open();
  guide = await screens.person('phone');
  customer = await screens.person('phone');
}, 240_000);

afterAll(async () => {
  await screens?.close();
  await mall?.stop();
});

afterEach(() => {
  expect([...guide.complaints, ...customer.complaints]).toEqual([]);
});

/** Types a pickup code at the counter and says "redeem". */
async function redeem(code: string): Promise<void> {
  await guide.see('.guide__code input').fill(code);
  await guide.see('.btn', '核销').click();
}

it('hands goods over against a code once', async () => {
  const shopper = await WeChatUser.signIn(mall.url, 'guide-shopper');
  const order = await shopper.buy(await shopper.findGoods(guidesStore));
  const code = order.fulfilment.kind === 'pickup' ? (order.fulfilment.code ?? '') : '';

  await guide.page.goto(mall.guide);
  await guide.see('.guide__store', '林晚').waitFor();
  await guide.see('.guide__waiting', order.orderId.slice(-4)).waitFor();
  await guide.shot('guide-waiting');
  await redeem(code);
  await guide.see('.guide__card', '已核销，请交付 1 件').waitFor();
  await guide.see('.guide__notice', '现在没有待取的订单').waitFor();
  await guide.shot('guide-handed-over');
  expect((await shopper.order(order.orderId)).status).toBe('completed');

  await redeem(code);
  await guide.see('.guide__notice', '已用过').waitFor();
  await guide.shot('guide-refused');
}, 60_000);

it('looks stock up and shares a card that credits the guide with what is bought by it', async () => {
  const field = guide.see('.guide__card input').last();
  await field.fill('方领收腰连衣裙');
  await field.press('Enter');
  await guide.see('.guide__found', '方领收腰连衣裙').waitFor();
  expect(await guide.see('.guide__sku', /本店 \d+/).textContent()).toMatch(/本店 \d+.*他店 \d+/);
  await guide.shot('guide-stock');
  await guide.see('.guide__found .share-button').click();
  await guide.text('链接已复制，去发给朋友吧').waitFor();
  const card = await guide.copied();
  expect(card).toContain('guideId=YG001');

  await customer.page.goto(card);
  const phone = new ShopperPhone(customer, mall.url, '');
  await phone.chooseSize();
  await customer.see('.sheet .btn:not(.btn--disabled)', '立即购买').click();
  await customer.see('.btn:not(.btn--disabled)', '提交并支付').click();
  await customer.see('.btn', '同意并继续').click();
  expect(await phone.payAndGetCode()).toMatch(/^\d{6}$/);
  await customer.see('.order__fact', '服务导购').filter({ hasText: '林晚' }).waitFor();
  await customer.shot('guide-customer-order');

  const hq = await openHqSession(mall.url, demoSignIns.hq);
  const found = await hq.call('order', { orderId: phone.parameter('orderId') });
  expect(found).toMatchObject({ ok: true, value: { order: { guideName: '林晚' } } });
}, 60_000);
