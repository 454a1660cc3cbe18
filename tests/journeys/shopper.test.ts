import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { startDemoMall, type DemoMall } from '../support/demo-mall';
import { ShopperPhone } from '../support/shopper-phone';
import { Screens, type Screen } from '../support/screens';
import { WeChatUser } from '../support/wechat-user';

let mall: DemoMall;
let screens: Screens;
let screen: Screen;
let shopper: ShopperPhone;

/** What the steps tell each other: one dress of this mall, and the size that is bought. */
const dress = { address: '', size: '', stock: 0, orderId: '' };

beforeAll(async () => {
  mall = await startDemoMall();
  screens = await Screens.open();
  screen = await screens.person('phone');
  shopper = new ShopperPhone(screen, mall.url, 'shopper-one');
}, 240_000);

afterAll(async () => {
  await screens?.close();
  await mall?.stop();
});

afterEach(() => {
  expect(screen.complaints).toEqual([]);
});

const openDress = async (): Promise<void> => {
  await shopper.open(dress.address);
  await shopper.chooseSize(dress.size);
};

it('finds a dress by its name and reads how many of a size the store has', async () => {
  await shopper.open();
  await screen.see('.product-card').waitFor();
  await screen.shot('shopper-home');
  await shopper.search('连衣裙');
  await screen.shot('shopper-search');
  await screen.page.locator('.product-card').filter({ visible: true, hasText: '方领收腰连衣裙' }).click();
  await screen.see('.product__name', '方领收腰连衣裙').waitFor();
  await screen.shot('shopper-product');
  dress.address = new URL(screen.page.url()).hash.slice(1);

  dress.size = await shopper.chooseSize();
  dress.stock = await shopper.stockShown();
  expect(dress.stock).toBeGreaterThan(0);
  await screen.shot('shopper-sizes');
}, 60_000);

it('takes it from the cart to a paid order with a pickup code', async () => {
  await screen.see('.sheet .btn:not(.btn--disabled)', '加入购物车').click();
  await screen.see('.sku-sheet__stock').waitFor({ state: 'hidden' });
  await screen.see('.buy-bar__way', '购物车').click();
  await screen.see('.cart-line', '方领收腰连衣裙').waitFor();
  await screen.shot('shopper-cart');
  await screen.see('.btn:not(.btn--disabled)', '去结算 1').click();
  await screen.see('.price-steps').waitFor();
  await screen.shot('shopper-checkout');
  await screen.see('.btn:not(.btn--disabled)', '提交并支付').click();
  await screen.see('.sheet', '使用前请你知情').waitFor();
  await screen.shot('shopper-consent');
  await screen.see('.btn', '同意并继续').click();
  await screen.see('.stand-in').waitFor();
  await screen.shot('shopper-payment');

  expect(await shopper.payAndGetCode()).toMatch(/^\d{6}$/);
  await screen.see('.order__headline', '门店正在备货').waitFor();
  dress.orderId = shopper.parameter('orderId');
  await screen.shot('shopper-order');
}, 60_000);

it('sees one piece less on the shelf, and the order in the list', async () => {
  await openDress();
  await shopper.seeStock(dress.stock - 1);
  await shopper.open();
  await shopper.openTab('我的');
  await screen.see('.cell', '我的订单').click();
  await screen.see('.order-card', '方领收腰连衣裙').filter({ hasText: '待取货' }).waitFor();
  await screen.shot('shopper-orders');
}, 60_000);

it('stops a paid order that has not left and reads how much comes back', async () => {
  const buyer = await WeChatUser.signIn(mall.url, 'shopper-one');
  const { orderId } = await buyer.buyDelivered(await buyer.findGoods());
  await shopper.open(`/packages/order/order/index?orderId=${orderId}`);
  await screen.see('.page__footer .btn', '申请取消').click();
  await screen.see('.stop__sum', '退回').waitFor();
  await screen.shot('shopper-stop');
  await screen.see('.sheet .btn', '取消并退款').click();
  await screen.see('.order__headline', '已取消').waitFor();
  await screen.see('.timeline__event', '退款中').waitFor();
  await screen.shot('shopper-stopped');
  expect(await buyer.order(orderId)).toMatchObject({ status: 'cancelled' });
}, 60_000);

it('gets the piece back on the shelf when the payment is declined and the order cancelled', async () => {
  await openDress();
  await screen.see('.sheet .btn:not(.btn--disabled)', '立即购买').click();
  await screen.see('.btn:not(.btn--disabled)', '提交并支付').click();
  await screen.see('.stand-in').waitFor();
  await shopper.closeSheet();
  await screen.see('.order__headline', '等你付款').waitFor();
  await screen.shot('shopper-unpaid');
  const unpaid = screen.page.url().split('#')[1] ?? '';
  await openDress();
  await shopper.seeStock(dress.stock - 2);

  await shopper.open(unpaid);
  await screen.see('.btn', '取消订单').click();
  await screen.see('.btn', '确认取消').click();
  await screen.see('.order__headline', '已取消').waitFor();
  await openDress();
  await shopper.seeStock(dress.stock - 1);
}, 60_000);

it('reads English everywhere after one tap', async () => {
  await screen.see('.sheet .btn:not(.btn--disabled)', '加入购物车').click();
  await screen.see('.sku-sheet__stock').waitFor({ state: 'hidden' });
  await shopper.open();
  await screen.see('.language-switch', 'EN').click();
  await screen.see('.home__heading', /^[ -~]+$/).waitFor();
  expect(await screen.chineseTexts('.language-switch')).toEqual([]);
  await screen.shot('shopper-home-english');

  await shopper.open(dress.address);
  await screen.see('.product__name', 'square-neck fitted dress').waitFor();
  await shopper.chooseSize();
  expect(await screen.chineseTexts('.language-switch')).toEqual([]);
  await screen.shot('shopper-sizes-english');

  await shopper.closeSheet();
  await screen.shot('shopper-product-english');
  await screen.see('.buy-bar__way', 'Bag').click();
  await screen.see('.cart-line', 'square-neck fitted dress').waitFor();
  expect(await screen.chineseTexts('.language-switch')).toEqual([]);
  await screen.shot('shopper-cart-english');

  await shopper.open(`/packages/order/order/index?orderId=${dress.orderId}`);
  await screen.see('.pickup__code').waitFor();
  expect(await screen.chineseTexts('.language-switch')).toEqual([]);
  await screen.shot('shopper-order-english');
}, 60_000);

it('shows what it kept when the network is gone, says how old it is, and catches up', async () => {
  await shopper.open();
  await screen.see('.product-card').waitFor();
  await shopper.openTab('Bag');
  await screen.see('.cart-line').waitFor();
  await screen.goOffline();
  await screen.later(5);
  await shopper.openTab('Home');
  await screen.see('.offline-bar', '5 minutes ago').waitFor();
  expect(await screen.page.locator('.product-card').filter({ visible: true }).count()).toBeGreaterThan(5);
  await screen.shot('shopper-offline');
  await screen.goOnline();
  await screen.see('.offline-bar__retry').click();
  await screen.see('.offline-bar').waitFor({ state: 'hidden' });
}, 60_000);
