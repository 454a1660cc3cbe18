import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { BILL_READY } from '@shared/domain/reconciliation/days';
import { businessDayOf } from '@shared/kernel/business-day';
import { DAY, MINUTE } from '@shared/kernel/time';
import { startDemoMall, type DemoMall } from '../support/demo-mall';
import { postJson } from '../support/http-json';
import { Screens, type Screen } from '../support/screens';
import { WeChatUser } from '../support/wechat-user';

let mall: DemoMall;
let screens: Screens;
let desk: Screen;
/** The day that is compared. */
let day: string;
/** Paid and kept; paid and given back; paid, and not in the bill. */
let orders: [kept: string, stopped: string, lost: string];

const control = (path: string, body: object) => postJson(`${mall.url}/_local/${path}`, body);

beforeAll(async () => {
  mall = await startDemoMall();
  screens = await Screens.open();
  desk = await screens.person('desk');
  const buyer = await WeChatUser.signIn(mall.url, 'books-buyer');
  const buy = async () => (await buyer.buy(await buyer.findGoods())).orderId;
  orders = [await buy(), await buy(), await buy()];
  const today = businessDayOf(Date.now());
  day = today.date;
  await buyer.must('order', 'stopPart', { orderId: orders[1], n: 1 });
  await control('pay/bill-differences', { kind: 'missing', number: orders[2] });
  await control('pay/bill-differences', { kind: 'unknown', at: Date.now(), amount: 12_800 });
  await control('clock', { now: today.startsAt + DAY + BILL_READY + MINUTE });
  await control('timers/clock', {});
}, 240_000);

afterAll(async () => {
  await screens?.close();
  await mall?.stop();
});
afterEach(() => {
  expect(desk.complaints).toEqual([]);
});

it('shows the day before with its two differences, and takes what one turned out to be', async () => {
  await desk.page.goto(`${mall.url}/console/`);
  await desk.see('.sign-in__demo button', '填入').click();
  await desk.see('.sign-in__card button', '登录').click();
  await desk.see('.side__page', '对账').click();
  await desk.see('.ant-table-row', '2 处待查').waitFor();
  await desk.shot('hq-reconciliation');
  await desk.see('.ant-table-row', '2 处待查').click();
  await desk.see('.difference', '微信有收款，我方没有').waitFor();
  await desk.see('.difference', `订单 ${orders[2].slice(-6)}`).waitFor();
  await desk.shot('hq-reconciliation-day');

  const lost = desk.see('.difference', '我方有收款，账单没有');
  await lost.locator('input').fill('次日账单已到账');
  await lost.locator('button').last().click();
  await desk.see('.difference--closed', '次日账单已到账').waitFor();
  await desk.see('.record-drawer', '1 处待查').waitFor();
  await desk.text('已记录').waitFor({ state: 'hidden' });
}, 60_000);

it('compares the day again with a bill that is right by now', async () => {
  await fetch(`${mall.url}/_local/pay/bill-differences`, { method: 'DELETE' });
  await desk.see('.ant-drawer-footer button', '重新核对').click();
  await desk.see('.record-drawer', '已对平').waitFor();
  await desk.see('.record-drawer', '4 笔相符').waitFor();
  await desk.shot('hq-reconciliation-clean');
}, 60_000);

it('opens the order of a difference and shows where its money went', async () => {
  await desk.see('.difference a', orders[2].slice(-6)).click();
  await desk.see('.ledger', '预收货款').waitFor();
  await desk.page.goto(`${mall.url}/console/#/orders?open=${orders[1]}`);
  await desk.see('.ledger', '退款到账').waitFor();
  await desk.see('.record-drawer .tag', '每笔借贷相抵').waitFor();
  await desk.see('.ledger').scrollIntoViewIfNeeded();
  await desk.shot('hq-order-ledger');
}, 60_000);

it('reads English on both', async () => {
  await desk.see('.record-drawer [aria-label="关闭"]').click();
  await desk.see('.top button', 'EN').click();
  const own = '.top button, .side__user, .filter-search';
  await desk.see('.side__page[href*="reconciliation"]').click();
  // The timer may have compared the day before as well, on which nothing happened.
  await desk.see('.ant-table-row', day).filter({ hasText: 'Balanced' }).click();
  await desk.see('.difference--closed').waitFor();
  expect(await desk.chineseTexts(`${own}, .difference--closed .caption`)).toEqual([]);
  await desk.shot('hq-english-reconciliation');
}, 60_000);
