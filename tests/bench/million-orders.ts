import { openEngine } from '@localcloud/engine/engine';
import { createDatabaseService } from '@localcloud/services/database/database-service';
import { collections } from '../../config/collections';

export const ORDERS = 1_000_000;
const STORES = 200;
const BUYERS = 100_000;
const STATUSES = ['completed', 'completed', 'completed', 'paid', 'cancelled', 'awaitingPayment'] as const;
/** Documents of one request, the most that the service takes, and requests that share a commit. */
const BATCH = 1_000;
const AT_ONCE = 10;

/** The first order was placed then, and one more every `EVERY_MS`: two years of a busy chain. */
export const OPENED_AT = Date.UTC(2024, 10, 11);
export const EVERY_MS = 63_000;

const both = (zh: string, en: string) => ({ zh, en });
/** Spreads neighbours over a range, the same in every run. */
const spread = (number: number, over: number) => (Math.imul(number, 2_654_435_761) >>> 0) % over;

function lineOf(number: number) {
  const product = spread(number, 4_000);
  return {
    skuId: `69${product}${number % 6}`,
    productId: `P${product}`,
    name: both(`羊毛大衣 ${product}`, `Wool coat ${product}`),
    colour: both('沙色', 'Sand'),
    size: 'M',
    picture: `goods:coat:c8a27e:${product}`,
    quantity: 1,
    price: 39_900,
    payable: 35_900,
  };
}

/** An order as the functions write it, with every field that `config/collections.ts` indexes. */
function orderOf(number: number) {
  const status = STATUSES[spread(number, STATUSES.length)];
  const store = `B${spread(number * 7, STORES)}`;
  const placedAt = OPENED_AT + number * EVERY_MS;
  const isPaid = status === 'completed' || status === 'paid';
  const buyer = spread(number * 13, BUYERS);
  return {
    _id: `o${spread(number, 2 ** 31).toString(36)}-${number.toString(36)}`,
    openId: `buyer-${buyer}`,
    requestId: `request-${number}`,
    memberName: `会员 ${buyer % 9_000}`,
    storeId: store,
    storeName: both(`南京西路 ${store} 店`, `Nanjing Road ${store}`),
    locationId: store,
    status,
    lines: [lineOf(number), lineOf(number + 1)],
    pieces: 2,
    goodsTotal: 79_800,
    discount: 8_000,
    freight: 0,
    payable: 71_800,
    refunded: 0,
    refunds: {},
    fulfilment: { kind: 'pickup', store: { storeId: store, phone: '19900090000' } },
    remark: '',
    placedAt,
    expiresAt: placedAt + 1_800_000,
    paidAt: isPaid ? placedAt + 40_000 : null,
    transactionId: isPaid ? `42000${number}` : null,
    stockDue: null,
    stockDueSince: null,
    timeline: [{ event: 'placed', at: placedAt }],
    searchText: `o${number} 会员 ${buyer % 9_000}`,
    updatedAt: placedAt,
  };
}

/** Fills the database in `directory` through the database service, with the real indexes. Answers the seconds it took. */
export async function loadOrders(directory: string): Promise<number> {
  const engine = openEngine({ directory, now: Date.now });
  const service = createDatabaseService(engine);
  service.defineCollections(collections);
  const startedAt = performance.now();
  const add = (from: number) => {
    const data = Array.from({ length: BATCH }, (_, at) => JSON.stringify(orderOf(from + at)));
    return service.handle('database.insertDocument', { collectionName: 'orders', data });
  };
  for (let from = 0; from < ORDERS; from += BATCH * AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => add(from + at * BATCH)));
  const seconds = (performance.now() - startedAt) / 1000;
  engine.close();
  return seconds;
}
