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
let receiver: ShopperPhone;
const receiverLogin = 'guide-receiver';

beforeAll(async () => {
  mall = await startDemoMall();
  screens = await Screens.open();
  guide = await screens.person('phone');
  customer = await screens.person('phone');
  receiver = new ShopperPhone(customer, mall.url, receiverLogin);
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
  await guide.see('.redeem__code input').fill(code);
  await guide.see('.sheet .btn:not(.btn--disabled)', '核销').click();
}

const cardOf = (orderId: string) => guide.see('.work', orderId.slice(-4));

async function openOrder(orderId: string): Promise<void> {
  await receiver.open(`/packages/order/order/index?orderId=${orderId}`);
}

it('prepares a pickup, tells its shopper, and hands it over against a code once', async () => {
  const shopper = await WeChatUser.signIn(mall.url, receiverLogin);
  const order = await shopper.buy(await shopper.findGoods(guidesStore));
  const code = order.fulfilment.kind === 'pickup' ? (order.fulfilment.code ?? '') : '';
  await openOrder(order.orderId);
  await customer.see('.order__headline', '门店正在备货').waitFor();
  await customer.see('.pickup__code').waitFor();

  await guide.page.goto(mall.guide);
  await guide.see('.guide__store', '林晚').waitFor();
  await cardOf(order.orderId).waitFor();
  await guide.shot('guide-to-prepare');
  await guide.see('.work .btn', '备好了').click();
  await guide.see('.empty', '没有要备的货').waitFor();
  await guide.shot('guide-nothing-to-prepare');
  await guide.see('.empty .btn', '看待取（1）').click();
  await cardOf(order.orderId).waitFor();
  await guide.shot('guide-to-collect');
  await openOrder(order.orderId);
  await customer.see('.order__headline', '备好了，随时来取').waitFor();
  await customer.shot('guide-customer-ready');

  await guide.see('.page__footer .btn', '核销取货').click();
  await redeem(code);
  await guide.see('.redeem__done', '已核销，请交付 1 件').waitFor();
  await guide.shot('guide-handed-over');
  expect((await shopper.order(order.orderId)).status).toBe('completed');

  await redeem(code);
  await guide.see('.redeem__notice', '已用过').waitFor();
  await guide.shot('guide-refused');
  await guide.see('.sheet__close').click();
  await guide.see('.empty', '没有等取的货').waitFor();
}, 60_000);

it('accepts a delivery, sends it in two parcels, and its shopper confirms the receipt', async () => {
  const shopper = await WeChatUser.signIn(mall.url, receiverLogin);
  const goods = await shopper.findGoods(guidesStore);
  const { orderId } = await shopper.buyDelivered({ ...goods, quantity: 2 });
  await openOrder(orderId);
  await customer.see('.order__headline', '等门店接单').waitFor();
  await customer.shot('guide-customer-waits');

  await guide.page.goto(mall.guide);
  await guide.page.reload();
  await guide.see('.work__left', /还剩 29:\d\d/).waitFor();
  await guide.shot('guide-to-accept');
  await cardOf(orderId).locator('.btn', { hasText: '接单' }).click();
  await guide.see('.tabs__tab', '备货 1').click();
  await cardOf(orderId).locator('.btn', { hasText: '去发货' }).click();
  await guide.see('.ship__to', '林晓').waitFor();
  await guide.see('.stepper__side').first().waitFor();
  await guide.see('[aria-label="减少"]').click();
  await guide.see('.ship__carrier', '顺丰').click();
  await guide.see('.ship__number input').fill('sf 1234567890');
  await guide.shot('guide-ship');
  await guide.see('.btn:not(.btn--disabled)', '发出 1 件').click();
  await guide.see('.ship__parcels', '顺丰 SF1234567890').waitFor();
  await openOrder(orderId);
  await customer.see('.order__headline', '已发出一部分').waitFor();

  await guide.see('.ship__number input').fill('JD0011223344');
  await guide.see('.ship__carrier', '京东').click();
  await guide.shot('guide-ship-rest');
  await guide.see('.btn:not(.btn--disabled)', '发出 1 件').click();
  await guide.see('.empty', '没有要备的货').waitFor();

  await openOrder(orderId);
  await customer.see('.order__headline', '已发出').filter({ hasNotText: '一部分' }).waitFor();
  await customer.see('.parcel-line', '京东 JD0011223344').waitFor();
  await customer.shot('guide-customer-parcels');
  await customer.see('.page__footer .btn--main', '确认收货').click();
  await customer.see('.sheet', '东西都收到了？').waitFor();
  await customer.shot('guide-customer-confirms');
  await customer.see('.sheet .btn', '都收到了').click();
  await customer.see('.order__headline', '已收到').waitFor();
  await customer.shot('guide-customer-received');
  expect(await shopper.order(orderId)).toMatchObject({ status: 'completed', parts: [{ stage: 'received' }] });
}, 60_000);

it('passes on what it cannot send, and its shopper reads who sends it now', async () => {
  const shopper = await WeChatUser.signIn(mall.url, receiverLogin);
  const { orderId } = await shopper.buyDelivered(await shopper.findGoods(guidesStore));
  await guide.page.reload();
  await cardOf(orderId).locator('.btn', { hasText: '做不了' }).click();
  await guide.see('.reject__reason', '货架上没找到').click();
  await guide.shot('guide-reject');
  await guide.see('.sheet .btn:not(.btn--disabled)', '转给别处').click();
  await guide.see('.empty', '没有等接单的').waitFor();

  await openOrder(orderId);
  await customer.see('.timeline__event', /改由.+发货/).waitFor();
  await customer.see('.order__headline', '正在打包').waitFor();
  await customer.shot('guide-customer-rerouted');
}, 60_000);

it('looks stock up and shares a card that credits the guide with what is bought by it', async () => {
  await guide.see('.page__footer .btn', '查库存').click();
  const field = guide.see('.search-field input');
  await field.fill('方领收腰连衣裙');
  await field.press('Enter');
  await guide.see('.found', '方领收腰连衣裙').waitFor();
  expect(await guide.see('.found__sku', /本店 \d+/).textContent()).toMatch(/本店 \d+.*他店 \d+/);
  await guide.shot('guide-stock');
  await guide.see('.found .share-button').click();
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

it('reads English on every page of the desk', async () => {
  const shopper = await WeChatUser.signIn(mall.url, receiverLogin);
  const goods = await shopper.findGoods(guidesStore);
  const { orderId } = await shopper.buyDelivered({ ...goods, quantity: 2 });
  await guide.page.goto(`${mall.url}/#/pages/home/index`);
  await guide.see('.language-switch', 'EN').click();
  await guide.page.goto(mall.guide);
  await guide.page.reload();
  await cardOf(orderId).waitFor();
  const written = '.work__to, .guide__store, .ship__to';
  expect(await guide.chineseTexts(written)).toEqual([]);
  await guide.shot('guide-english-to-accept');
  await cardOf(orderId).locator('.btn', { hasText: "We can't" }).click();
  await guide.see('.reject__reason').waitFor();
  expect(await guide.chineseTexts(written)).toEqual([]);
  await guide.shot('guide-english-reject');
  await guide.see('.sheet__close').click();
  await cardOf(orderId).locator('.btn', { hasText: 'Accept' }).click();
  await guide.see('.tabs__tab', 'To prepare').click();
  await cardOf(orderId).locator('.btn', { hasText: 'Ship' }).click();
  await guide.see('.ship__carriers').waitFor();
  expect(await guide.chineseTexts(written)).toEqual([]);
  await guide.shot('guide-english-ship');
}, 60_000);
