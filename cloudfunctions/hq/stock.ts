import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { UNKNOWN_GOODS } from '@shared/domain/catalog/first-picture';
import { accept, refuse } from '@shared/kernel/result';
import type { Handlers } from '../_runtime/serve';
import { recordAudit, wasRecorded } from '../_stores/audit.store';
import type { SkuDocument, StoreDocument } from '../_stores/catalog.documents';
import { productPage } from '../_stores/products.store';
import { findSkus } from '../_stores/skus.store';
import { countStock as setCounted } from '../_stores/stock-counts.store';
import { countStockFigures, findStock, latestMoves, stockPage } from '../_stores/stock-list.store';
import { setQuota as putQuota, setSafety } from '../_stores/stock-settings.store';
import type { StockDocument } from '../_stores/stock.documents';
import { orderIdOfTag } from '../_stores/stock.store';
import { findStores } from '../_stores/stores.store';
import type { HqCaller } from './session';

type StockRow = OutputOf<HqContract['countStock']>;
type StockHandlers = Pick<
  Handlers<HqContract, HqCaller>,
  'stock' | 'stockMoves' | 'countStock' | 'setSafetyStock' | 'setQuota'
>;

/** A name finds this many styles at most; a longer list is for the filters. */
const MAX_STYLES = 200;

/** Figures with the names of their goods and places. One round trip. */
async function stockRows(figures: readonly StockDocument[]): Promise<StockRow[]> {
  const [skus, stores] = await Promise.all([
    findSkus([...new Set(figures.map((figure) => figure.skuId))]),
    findStores(figures.map((figure) => figure.locationId)),
  ]);
  const skuOf = new Map(skus.map((sku) => [sku._id, sku]));
  const storeOf = new Map(stores.map((store) => [store._id, store]));
  return figures.map((figure) => stockRow(figure, skuOf.get(figure.skuId), storeOf.get(figure.locationId)));
}

/** Stock of goods or a place that the catalogue has lost is still stock: it shows under its codes. */
function stockRow(
  figure: StockDocument,
  sku: SkuDocument | undefined,
  store: StoreDocument | undefined,
): StockRow {
  const { locationId, skuId, productId, onHand, held, committed, available, inTransit } = figure;
  const { safety = 0, quotas = {} } = figure;
  return {
    ...{ locationId, skuId, productId, onHand, held, committed, safety, available, inTransit, quotas },
    locationName: store?.name ?? { zh: locationId, en: locationId },
    productName: sku?.name ?? { zh: productId, en: productId },
    colour: sku?.colour ?? { zh: '', en: '' },
    size: sku?.size ?? '',
    picture: sku?.picture ?? UNKNOWN_GOODS,
  };
}

const stock: StockHandlers['stock'] = async ({ query, locationId, only, cursor, limit }) => {
  const styles =
    query === undefined ? undefined : await productPage({ query, order: 'style', limit: MAX_STYLES });
  const goods =
    styles && query !== undefined
      ? { productIds: styles.documents.map((style) => style._id), skuId: query }
      : undefined;
  const filter = { locationId, only, goods };
  const [page, total] = await Promise.all([
    stockPage({ ...filter, cursor, limit }),
    countStockFigures(filter),
  ]);
  return accept({ stock: await stockRows(page.documents), nextCursor: page.nextCursor, total });
};

/** The journal behind one figure: entries still with the figure and those already copied, each once. */
const stockMoves: StockHandlers['stockMoves'] = async ({ locationId, skuId }) => {
  const [figure, copied] = await Promise.all([findStock(locationId, skuId), latestMoves(locationId, skuId)]);
  const [current] = figure ? await stockRows([figure]) : [];
  if (!figure || !current) return refuse({ code: 'STOCK_NOT_FOUND', data: {} });

  const entries = new Map([...copied, ...figure.journal].map((entry) => [entry.moveId, entry]));
  const newestFirst = [...entries.values()].sort((a, b) => b.at - a.at || (a.moveId < b.moveId ? 1 : -1));
  return accept({
    current,
    moves: newestFirst
      // A key that was used up with nothing moved nothing.
      .filter(({ reason, quantity, inTransit }) => reason === 'count' || quantity !== 0 || inTransit)
      .map(({ moveId, at, reason, quantity, inTransit = 0, cause }) => ({
        ...{ moveId, at, reason, quantity, inTransit, cause },
      })),
    holds: Object.entries(figure.holds)
      .map(([tag, { quantity, at }]) => ({ orderId: orderIdOfTag(tag), quantity, at }))
      .sort((a, b) => b.at - a.at),
  });
};

const countStock: StockHandlers['countStock'] = async (count, { username, now }) => {
  const set = await setCounted(count, now);
  if (!set) return refuse({ code: 'STOCK_NOT_FOUND', data: {} });
  const { requestId, locationId, skuId, counted } = count;
  const subject = `${locationId}:${skuId}`;
  // Also after a repeat: the first call may have been cut off before its entry, and the key keeps it single.
  const from = set.from === undefined ? null : { onHand: set.from };
  const change = { by: username, action: 'countStock', subject, from, to: { onHand: counted } };
  await recordAudit(change, now, `count:${requestId}:${subject}`);
  const [row] = await stockRows([set.after]);
  return row ? accept(row) : refuse({ code: 'STOCK_NOT_FOUND', data: {} });
};

type Setting = { locationId: string; skuId: string };
type Done = Awaited<ReturnType<typeof setSafety>>;

/** Sets something of a figure, on record, once per request: a late repeat does not undo what was set after it. */
async function change(
  key: string,
  action: string,
  { locationId, skuId }: Setting,
  caller: HqCaller,
  set: () => Promise<Done>,
) {
  const isRepeat = await wasRecorded(key);
  const done = isRepeat ? undefined : await set();
  const after = done?.after ?? (isRepeat ? await findStock(locationId, skuId) : undefined);
  const [row] = after ? await stockRows([after]) : [];
  if (!after || !row) return refuse({ code: 'STOCK_NOT_FOUND', data: {} });
  if (done) {
    const to = { safety: after.safety ?? 0, quotas: after.quotas ?? {} };
    const entry = { by: caller.username, action, subject: `${locationId}:${skuId}`, from: done.from, to };
    await recordAudit(entry, caller.now, key);
  }
  return accept(row);
}

const setSafetyStock: StockHandlers['setSafetyStock'] = (wish, caller) =>
  change(`safety:${wish.requestId}`, 'setSafetyStock', wish, caller, () =>
    setSafety(wish, wish.safety, caller.now),
  );

const setQuota: StockHandlers['setQuota'] = (wish, caller) =>
  change(`quota:${wish.requestId}`, 'setQuota', wish, caller, () =>
    putQuota(wish, wish.channel, wish.quota, caller.now),
  );

export const stockHandlers: StockHandlers = { stock, stockMoves, countStock, setSafetyStock, setQuota };
