import { assert } from '@shared/kernel/assert';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { StockDocument } from './stock.documents';
import { stockKey } from './stock.store';

const stock = collection<StockDocument>('stock');
const MAX_TRIES = 20;

type Figure = { readonly locationId: string; readonly skuId: string };
type Done = { readonly after: StockDocument; readonly from: number | null };

/**
 * Keeps `safety` pieces of a figure from being promised, and takes them out of what is available in the same write.
 * Undefined when there is no such stock.
 */
export async function setSafety(
  { locationId, skuId }: Figure,
  safety: number,
  at: Millis,
): Promise<Done | undefined> {
  const _ = command();
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const seen = await stock.find(stockKey(locationId, skuId));
    if (!seen) return undefined;
    const from = seen.safety ?? 0;
    if (from === safety) return { after: seen, from };
    const changed = await stock.updateWhere(
      { _id: seen._id, safety: seen.safety ?? _.exists(false) },
      { safety, available: _.inc(from - safety), updatedAt: at },
    );
    if (changed > 0) return { after: { ...seen, safety, available: seen.available + from - safety }, from };
  }
  assert(false, `safety stock of ${skuId} at ${locationId} was set by others ${MAX_TRIES} times`);
}

/** Limits what may be promised to a channel; null takes the limit away. Undefined when there is no such stock. */
export async function setQuota(
  { locationId, skuId }: Figure,
  channel: string,
  quota: number | null,
  at: Millis,
): Promise<Done | undefined> {
  const _ = command();
  const seen = await stock.find(stockKey(locationId, skuId));
  if (!seen) return undefined;
  const from = seen.quotas?.[channel] ?? null;
  if (from === quota) return { after: seen, from };
  const path = `quotas.${channel}`;
  await stock.updateWhere({ _id: seen._id }, { [path]: quota === null ? _.remove() : quota, updatedAt: at });
  const { [channel]: _before, ...others } = seen.quotas ?? {};
  return { after: { ...seen, quotas: quota === null ? others : { ...others, [channel]: quota } }, from };
}
