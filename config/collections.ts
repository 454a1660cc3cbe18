/**
 * Every collection the functions use, with its indexes: the one list that `localcloud` creates at start and a
 * deployment applies to the real database. Security rules: clients never touch a collection, only functions do.
 */
export type IndexDefinition = {
  readonly name: string;
  /** Field path and direction; `2dsphere` for a GeoJSON point. An array field gives one entry per element. */
  readonly keys: readonly (readonly [path: string, direction: 1 | -1 | '2dsphere'])[];
  readonly unique?: boolean;
  /** Leaves out documents that have none of the fields, so that a unique one bears any number of them. */
  readonly sparse?: boolean;
};

export type CollectionDefinition = { readonly name: string; readonly indexes: readonly IndexDefinition[] };

const by = (name: string, ...keys: IndexDefinition['keys'][number][]): IndexDefinition => ({ name, keys });

export const collections: readonly CollectionDefinition[] = [
  { name: 'stores', indexes: [by('location', ['location', '2dsphere']), by('origin', ['origin', 1])] },
  {
    name: 'guides',
    indexes: [by('phone', ['phoneHash', 1]), by('store', ['storeId', 1]), by('origin', ['origin', 1])],
  },
  { name: 'categories', indexes: [by('rank', ['rank', 1]), by('origin', ['origin', 1])] },
  { name: 'banners', indexes: [by('rank', ['rank', 1]), by('origin', ['origin', 1])] },
  {
    name: 'products',
    indexes: [
      by('recommended', ['status', 1], ['rank', -1], ['_id', 1]),
      by('newest', ['status', 1], ['listedOn', -1], ['_id', 1]),
      by('price', ['status', 1], ['price', 1], ['_id', 1]),
      by('categoryRank', ['categoryIds', 1], ['status', 1], ['rank', -1], ['_id', 1]),
      by('terms', ['terms', 1]),
      by('origin', ['origin', 1]),
    ],
  },
  { name: 'skus', indexes: [by('product', ['productId', 1], ['_id', 1]), by('origin', ['origin', 1])] },
  {
    name: 'stock',
    indexes: [
      by('sku', ['skuId', 1], ['available', -1]),
      by('locationProduct', ['locationId', 1], ['productId', 1]),
      by('product', ['productId', 1], ['locationId', 1]),
      by('held', ['held', 1]),
      by('journal', ['journalSize', 1]),
      by('onHand', ['onHand', 1]),
      by('origin', ['origin', 1]),
    ],
  },
  { name: 'stock_moves', indexes: [by('stock', ['skuId', 1], ['locationId', 1], ['at', -1])] },
  {
    name: 'transfers',
    indexes: [
      by('time', ['createdAt', -1], ['_id', 1]),
      by('placeTime', ['placeIds', 1], ['createdAt', -1], ['_id', 1]),
      by('fromTime', ['fromId', 1], ['createdAt', -1], ['_id', 1]),
      by('toTime', ['toId', 1], ['createdAt', -1], ['_id', 1]),
      by('statusTime', ['status', 1], ['createdAt', -1], ['_id', 1]),
      by('stockDue', ['stockDueSince', 1]),
    ],
  },
  {
    name: 'purchases',
    indexes: [
      by('time', ['createdAt', -1], ['_id', 1]),
      by('supplierTime', ['supplierId', 1], ['createdAt', -1], ['_id', 1]),
      by('placeTime', ['locationId', 1], ['createdAt', -1], ['_id', 1]),
      by('statusTime', ['status', 1], ['createdAt', -1], ['_id', 1]),
      by('stockDue', ['stockDueSince', 1]),
    ],
  },
  { name: 'suppliers', indexes: [] },
  { name: 'members', indexes: [by('phone', ['phoneHash', 1])] },
  { name: 'phones', indexes: [] },
  { name: 'carts', indexes: [] },
  {
    name: 'orders',
    indexes: [
      by('buyer', ['openId', 1], ['placedAt', -1], ['_id', 1]),
      by('time', ['placedAt', -1], ['_id', 1]),
      by('storeTime', ['storeId', 1], ['placedAt', -1], ['_id', 1]),
      by('statusTime', ['status', 1], ['placedAt', -1], ['_id', 1]),
      by('memberName', ['memberName', 1], ['placedAt', -1], ['_id', 1]),
      by('waiting', ['waitingAt', 1], ['paidAt', 1], ['_id', 1]),
      by('unpaid', ['status', 1], ['expiresAt', 1]),
      by('due', ['dueSince', 1]),
      by('act', ['actBy', 1]),
    ],
  },
  {
    name: 'payments',
    indexes: [by('order', ['orderId', 1]), by('received', ['successAt', 1], ['_id', 1])],
  },
  {
    name: 'refunds',
    indexes: [
      by('due', ['status', 1], ['nextTryAt', 1]),
      by('order', ['orderId', 1]),
      by('accepted', ['acceptedAt', 1], ['_id', 1]),
    ],
  },
  { name: 'ledger', indexes: [by('order', ['orderId', 1], ['at', 1])] },
  { name: 'reconciliations', indexes: [by('day', ['day', -1], ['_id', 1])] },
  {
    name: 'reconciliation_differences',
    indexes: [by('reconciliation', ['reconciliationId', 1], ['at', 1], ['_id', 1])],
  },
  {
    name: 'pickup_codes',
    indexes: [
      by('order', ['orderId', 1]),
      by('expiry', ['status', 1], ['expiresAt', 1]),
      by('deletion', ['deleteAfter', 1]),
    ],
  },
  { name: 'job_cursors', indexes: [] },
  { name: 'attempts', indexes: [by('expiry', ['expiresAt', 1])] },
  { name: 'staff', indexes: [] },
  { name: 'staff_sessions', indexes: [by('expiry', ['expiresAt', 1])] },
  { name: 'import_runs', indexes: [by('time', ['startedAt', -1])] },
  { name: 'import_problems', indexes: [by('run', ['runId', 1], ['row', 1], ['_id', 1])] },
  { name: 'audit', indexes: [by('time', ['at', -1])] },
];
