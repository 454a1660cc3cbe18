import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { startDemoMall, type DemoMall } from '../support/demo-mall';
import { Screens, type Screen } from '../support/screens';

let mall: DemoMall;
let screens: Screens;
let desk: Screen;
let guide: Screen;

beforeAll(async () => {
  mall = await startDemoMall();
  screens = await Screens.open();
  desk = await screens.person('desk');
  guide = await screens.person('phone');
  await desk.page.goto(`${mall.url}/console/`);
  await desk.see('.sign-in__demo button', '填入').click();
  await desk.see('.sign-in__card button', '登录').click();
  await desk.see('.side__page', '调拨').waitFor();
}, 240_000);

afterAll(async () => {
  await screens?.close();
  await mall?.stop();
});

afterEach(() => {
  expect([...desk.complaints, ...guide.complaints]).toEqual([]);
});

async function closeDrawer(): Promise<void> {
  await desk.see('.record-drawer [aria-label="关闭"]').click();
  await desk.see('.record-drawer').waitFor({ state: 'hidden' });
}

it('a guide asks the warehouse for a piece that is not here', async () => {
  await guide.page.goto(mall.guide);
  await guide.see('.guide__store', '林晚').waitFor();
  await guide.see('.page__footer .btn', '查库存').click();
  await guide.see('.stock .search-field input').fill('YW01');
  await guide.page.keyboard.press('Enter');
  await guide.see('.found__ask').click();
  await guide.see('.ask__place', '总仓').click();
  await guide.see('.sheet .stepper__side').last().click();
  await guide.shot('transfer-ask');
  await guide.see('.sheet .btn', '申请 2 件').click();
  await guide.see('.transfer__card', '待总部批准').waitFor();
  await guide.shot('transfer-asked');
}, 60_000);

it('headquarters approves it and ships it from the warehouse', async () => {
  await desk.see('.side__page', '调拨').click();
  await desk.see('.ant-table-row', '待审批').click();
  await desk.see('.record-drawer .ant-btn', '批准 2 件').click();
  await desk.see('.record-drawer .tag', '待发货').waitFor();
  await desk.shot('hq-transfer-approved');
  await desk.see('.record-drawer .ant-btn', '确认发出 2 件').click();
  await desk.see('.record-drawer .tag', '在途').waitFor();
  await closeDrawer();
}, 60_000);

it('the guide receives one of two, and is told the difference before it is written down', async () => {
  await guide.page.goto(mall.guide);
  await guide.see('.guide__transfers', '调拨').click();
  await guide.see('.transfer-card', '等本店收货').click();
  await guide.see('.stepper__side').first().waitFor();
  await guide.see('.transfer__line .stepper__side[aria-label="减少"]').click();
  await guide.see('.transfer__note', '少收 1 件').waitFor();
  await guide.shot('transfer-short');
  await guide.see('.page__footer .btn', '确认收到 1 件').click();
  await guide.page.getByText('确认', { exact: true }).last().click();
  await guide.see('.transfer__card .tag', '部分收货').waitFor();
  await guide.shot('transfer-partly');
}, 60_000);

it('headquarters writes the missing piece off, and the books of both places follow', async () => {
  await desk.page.reload();
  await desk.see('.ant-table-row', '部分收货').click();
  await desk.see('.record-drawer .ant-btn', '处理差异').click();
  await desk.shot('hq-transfer-differs');
  await desk.see('.record-drawer .ant-btn', '确认差异并结束').click();
  await desk.see('.record-drawer .tag', '已完成').waitFor();
  await desk.see('.record-drawer', '丢失 1').waitFor();
  await desk.shot('hq-transfer-closed');
  await closeDrawer();
}, 60_000);

it('headquarters buys from a supplier, and what came is owed', async () => {
  await desk.see('.side__page', '采购').click();
  await desk.see('.list-head .ant-btn', '供应商').click();
  await desk.see('.ant-modal .ant-btn', '新供应商').click();
  await desk.see('.ant-modal input[aria-label^="编码"]').fill('SUP-01');
  await desk.see('.ant-modal input[aria-label="名称"]').fill('杭州余杭织造有限公司');
  await desk.see('.ant-modal .ant-btn', '保存').click();
  await desk.see('.supplier-row', 'SUP-01').waitFor();
  await desk.shot('hq-suppliers');
  await desk.see('.ant-modal .ant-btn', '关 闭').or(desk.see('.ant-modal .ant-btn', '关闭')).click();

  await desk.see('.list-head .ant-btn', '新建采购').click();
  await desk.see('.ant-modal .ant-select', '选择供应商').click();
  await desk.see('.ant-select-item-option', '余杭织造').click();
  await desk.see('.ant-modal .ant-select', '选择收货地点').click();
  await desk.page.keyboard.type('总仓');
  await desk.see('.ant-select-item-option', '总仓').click();
  await desk.see('.ant-modal .goods-picker').click();
  await desk.page.keyboard.type('YW01');
  await desk.see('.ant-select-item-option .goods-name').waitFor();
  await desk.page.keyboard.press('Enter');
  await desk.see('.ant-modal .goods-table input[aria-label^="件数"]').fill('6');
  await desk.see('.ant-modal .goods-table input[aria-label^="单价"]').fill('120.50');
  await desk.shot('hq-purchase-new');
  await desk.see('.ant-modal .ant-btn', '存为草稿 ¥723.00').click();
  await desk.see('.record-drawer .ant-btn', '下单').click();
  await desk.see('.record-drawer .tag', '已下单').waitFor();
  await desk.see('.record-drawer .ant-btn', '收货').click();
  await desk.see('.record-drawer input[aria-label^="本次到"]').fill('4');
  await desk.see('.record-drawer .ant-btn', '确认到货 4 件').click();
  await desk.see('.record-drawer .tag', '部分到货').waitFor();
  await desk.see('.record-drawer .payable', '¥482.00').waitFor();
  await desk.shot('hq-purchase-received');
  await closeDrawer();
}, 90_000);

it('safety stock is set beside the figure that it is taken from', async () => {
  await desk.see('.side__page', '库存').click();
  await desk.see('.ant-table-row', 'YW01').click();
  await desk.see('.record-drawer input[aria-label="安全库存"]').fill('3');
  await desk.see('.record-drawer .ant-btn', '保存设置').click();
  await desk.page.getByText('设置已保存').waitFor();
  await desk.see('.stock-figures > div', /安全库存3/).waitFor();
}, 60_000);
