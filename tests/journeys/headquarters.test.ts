import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { demoSignIns } from '@config/demo-chain/sign-ins';
import { startDemoMall, type DemoMall } from '../support/demo-mall';
import { ExportFolder } from '../support/export-files';
import { exportOldSystem, oldSystem } from '../support/old-system';
import { Screens, type Screen } from '../support/screens';
import { ShopperPhone } from '../support/shopper-phone';
import { WeChatUser } from '../support/wechat-user';

let mall: DemoMall;
let screens: Screens;
let desk: Screen;
let phone: Screen;
let shopper: ShopperPhone;
let orderId: string;

beforeAll(async () => {
  mall = await startDemoMall();
  screens = await Screens.open();
  desk = await screens.person('desk');
  phone = await screens.person('phone');
  shopper = new ShopperPhone(phone, mall.url, 'hq-shopper');
  const buyer = await WeChatUser.signIn(mall.url, 'hq-buyer');
  ({ orderId } = await buyer.buy(await buyer.findGoods()));
}, 240_000);

afterAll(async () => {
  await screens?.close();
  await mall?.stop();
});

afterEach(() => {
  expect([...desk.complaints, ...phone.complaints]).toEqual([]);
});

async function closeDrawer(): Promise<void> {
  await desk.see('.record-drawer [aria-label="关闭"]').click();
  await desk.see('.record-drawer').waitFor({ state: 'hidden' });
}

/** Finds an order by its number and opens its drawer. */
async function openOrder(orderId: string): Promise<void> {
  await desk.see('.side__page', '订单').click();
  await desk.see('.filter-search input[aria-label*="订单"]').fill(orderId);
  await desk.page.keyboard.press('Enter');
  await desk.see('.ant-table-row', orderId.slice(-6)).click();
  await desk.see('.record-drawer', '这个价是怎么来的').waitFor();
}

it('finds the order of a shopper and shows how its price came about', async () => {
  await desk.page.goto(`${mall.url}/console/`);
  await desk.see('.sign-in__demo button', '填入').click();
  await desk.shot('hq-sign-in');
  await desk.see('.sign-in__card button', '登录').click();
  await desk.see('.ant-table-row', orderId.slice(-6)).waitFor();
  await desk.shot('hq-orders');
  await openOrder(orderId);
  await desk.see('.record-drawer', '支付成功').waitFor();
  await desk.see('.record-drawer', '自提门店').waitFor();
  await desk.shot('hq-order');
  await closeDrawer();
}, 60_000);

it('shows who sends a delivery, its parcel, and the pieces that are sold and still on the shelf', async () => {
  const buyer = await WeChatUser.signIn(mall.url, 'hq-receiver');
  const goods = { ...(await buyer.findGoods('YP01')), quantity: 2 };
  const sent = await buyer.buyDelivered(goods);
  const guide = await WeChatUser.signIn(mall.url, demoSignIns.guide);
  await guide.must('member', 'me', {}); // The desk's first call, by which a colleague is known.
  const part = { orderId: sent.orderId, n: 1 };
  await guide.must('order', 'acceptPart', part);
  const lines = [{ skuId: goods.skuId, quantity: 1 }];
  const parcel = { parcelId: randomUUID(), carrier: 'SF', trackingNo: 'SF1234567890', lines };
  await guide.must('order', 'shipPart', { ...part, ...parcel });

  await openOrder(sent.orderId);
  await desk.see('.order-part', '棠里上海海棠巷旗舰店').filter({ hasText: '部分发出' }).waitFor();
  await desk.see('.order-part__parcel', 'SF1234567890').filter({ hasText: '顺丰' }).waitFor();
  await desk.see('.timeline li', '已发出 · 顺丰').waitFor();
  await desk.shot('hq-order-parts');
  await closeDrawer();

  await desk.see('.side__page', '库存').click();
  await desk.see('.filter-search input').fill(goods.skuId);
  await desk.page.keyboard.press('Enter');
  await desk.see('.ant-table-row', goods.skuId).filter({ hasText: '海棠巷' }).click();
  const committed = desk.see('.stock-figures > div', '已售待出').locator('dd');
  await committed.waitFor();
  expect(Number(await committed.textContent())).toBeGreaterThanOrEqual(1);
  await desk.see('.journal', '售出').waitFor();
  await desk.shot('hq-stock-drawer');
  await closeDrawer();
  await desk.shot('hq-stock');
}, 60_000);

it('takes over the exports of an old system, and names the rows that cannot land', async () => {
  await desk.see('.side__page', '导入').click();
  await desk.see('.file-drop').waitFor();
  await desk.shot('hq-import-choose');
  await desk.page.locator('input[type=file]').setInputFiles(await exportOldSystem(new ExportFolder()));
  await desk
    .see('.upload', '门店档案.csv')
    .filter({ hasText: /门店 · GB\w+ · 2 行/i })
    .waitFor();
  await desk.shot('hq-import-recognised');
  await desk.see('.import-foot button', '开始检查').click();

  const { products, stock } = oldSystem.bad;
  const priceless = desk.see('.problem-table .plain-row', products.field);
  await priceless.filter({ hasText: '不会导入' }).waitFor();
  expect(await priceless.locator('td').first().textContent()).toBe(String(products.row));
  await desk.shot('hq-import-checked');
  await desk.see('.import-foot button', '导入 6 行').click();

  const unknown = desk.see('.problem-table .plain-row', stock.value);
  await unknown.filter({ hasText: '不会导入' }).waitFor();
  expect(await unknown.locator('td').first().textContent()).toBe(String(stock.row));
  await desk.shot('hq-import-stock');
  await desk.see('.import-foot button', '导入 6 行').click();
  await desk.see('.import-foot button', '看商品').waitFor();
  await desk.shot('hq-import-done');
}, 90_000);

it('shows the imported goods and nothing of the demo chain, at HQ and on the phone', async () => {
  await desk.see('.import-foot button', '看商品').click();
  await desk.see('.ant-table-row', oldSystem.trench).waitFor();
  expect(await desk.page.locator('tbody .ant-table-row').count()).toBe(2);
  await desk.shot('hq-products');

  await shopper.open();
  await phone.see('.product-card', oldSystem.trench).waitFor();
  await phone.see('.product-card', oldSystem.shirt).waitFor();
  expect(await phone.page.locator('.product-card').filter({ visible: true }).count()).toBe(2);
  await phone.shot('hq-phone-home');
}, 60_000);

it('changes a price that the phone then asks', async () => {
  await desk.see('.ant-table-row', oldSystem.trench).click();
  const price = desk.see(`[aria-label="售价 ${oldSystem.trenchBarcode}"]`);
  await price.fill('988');
  await desk.shot('hq-product');
  await desk.see('.ant-drawer-footer button', '保存 1 处改动').click();
  const saved = desk.text('已保存，小程序里马上生效');
  await saved.waitFor();
  await closeDrawer();

  await phone.see('.product-card', oldSystem.trench).click();
  await shopper.chooseSize('M');
  await phone.see('.sku-sheet__chosen .price', '988').waitFor();
  await phone.shot('hq-phone-price');
  await saved.waitFor({ state: 'hidden' });
}, 60_000);

it('still finds the order that was placed before the import', async () => {
  await openOrder(orderId);
  await desk.shot('hq-old-order');
  await closeDrawer();
}, 60_000);

it('reads English everywhere after one tap', async () => {
  await desk.see('.top button', 'EN').click();
  const leftovers: Record<string, string[]> = {};
  for (const page of ['orders', 'products', 'stock', 'stores', 'imports']) {
    await desk.see(`.side__page[href*="${page}"]`).click();
    await desk.see(`.side__page--on[href*="${page}"]`).waitFor();
    await desk.see(page === 'imports' ? '.past-runs' : 'tr.ant-table-row', /\w/).waitFor();
    leftovers[page] = await desk.chineseTexts('.top button, .side__user, .filter-search, .past-runs tbody');
    await desk.shot(`hq-english-${page}`);
  }
  expect(leftovers).toEqual({ orders: [], products: [], stock: [], stores: [], imports: [] });
}, 60_000);
