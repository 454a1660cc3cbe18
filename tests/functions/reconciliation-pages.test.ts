import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { DAY } from '@shared/kernel/time';
import { ADMIN, hire, HqDesk } from '../support/hq-desk';
import { Shop } from '../support/shop';
import { OPENING } from '../support/tiny-chain';

type Row = OutputOf<HqContract['reconcileDay']>;
type Opened = OutputOf<HqContract['reconciliation']>;

const PAYMENTS = 10_600;
const day = '2026-03-14';
let shop: Shop;
let desk: HqDesk;

beforeAll(async () => {
  shop = await Shop.open();
  desk = new HqDesk(shop);
  await hire(shop, ADMIN.username, ADMIN.password);
  const payments = Array.from({ length: PAYMENTS }, (_, index) => ({
    ...{
      _id: `4200${String(index).padStart(24, '0')}`,
      orderId: String(index).padStart(20, '0'),
      openId: 'o',
    },
    ...{ amount: 100, successAt: Date.parse(OPENING) + index, receivedAt: 0, outcome: 'applied' },
  }));
  for (let from = 0; from < PAYMENTS; from += 1_000)
    await shop.insert('payments', payments.slice(from, from + 1_000));
  await shop.advanceClock(DAY);
  await desk.signIn();
}, 120_000);
afterAll(() => shop.close());

it('walks a day of more payments than one call can take, call by call, and loses none', async () => {
  const states: string[] = [];
  const next = async (): Promise<Row> => {
    const row = await desk.must<Row>('reconcileDay', { day });
    states.push(row.state);
    return row.state === 'done' ? row : next();
  };
  const done = await next();
  expect(done).toMatchObject({
    open: PAYMENTS,
    matched: 0,
    here: { payments: PAYMENTS, paid: 100 * PAYMENTS },
  });
  const numbers = new Set<string>();
  for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
    const page = await desk.must<Opened>('reconciliation', {
      ...{ reconciliationId: done.reconciliationId, limit: 200 },
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { number, kind } of page.differences) {
      expect(kind).toBe('paymentMissingAtWechat');
      numbers.add(number);
    }
    cursor = page.nextCursor ?? undefined;
  }
  expect(numbers.size).toBe(PAYMENTS);
  const again = await desk.must<Row>('reconcileDay', { day, again: true });
  expect(again).toMatchObject({ state: 'comparing', matched: 0 });
}, 120_000);
