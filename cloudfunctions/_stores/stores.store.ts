import type { Place } from '@shared/domain/catalog/distance';
import type { StoreDocument } from './catalog.documents';
import { collection, command, near } from './database';

const stores = collection<StoreDocument>('stores');

/** Shops that shoppers may choose: no warehouse, no web shop, nothing closed or not yet open. */
const offered = { kind: 'store', status: 'open' } as const;

const isOffered = (store: StoreDocument): boolean => store.kind === 'store' && store.status === 'open';

/**
 * Where a store stands, or null when no one knows. The SDK hands a GeoJSON point back as an object of its own class
 * with `longitude` and `latitude` (seen in @cloudbase/database 1.4.3), which the stored form does not have.
 */
export function placeOf({ location }: Pick<StoreDocument, 'location'>): Place | null {
  const point = location as StoreDocument['location'] | Place;
  if (!point) return null;
  if ('longitude' in point) return { longitude: point.longitude, latitude: point.latitude };
  const [longitude, latitude] = point.coordinates;
  return { longitude, latitude };
}

/** Whose goods a location has: headquarters' own, or those of who runs it. */
export function ownerOf({
  _id,
  mode,
  franchisee,
}: Pick<StoreDocument, '_id' | 'mode' | 'franchisee'>): string {
  if (mode === 'direct') return 'hq';
  return franchisee === '' ? `store:${_id}` : `franchisee:${franchisee}`;
}

/** Any store or warehouse, in any state. */
export const findStore = (storeId: string): Promise<StoreDocument | undefined> => stores.find(storeId);

/** A store that sells to shoppers now, or undefined. */
export async function findOfferedStore(storeId: string): Promise<StoreDocument | undefined> {
  const store = await stores.find(storeId);
  return store && isOffered(store) ? store : undefined;
}

/** The offered store nearest to `place`; without a place, or with no store on the map, the first by its code. */
export async function nearestOfferedStore(place: Place | undefined): Promise<StoreDocument | undefined> {
  const [nearby, first] = await Promise.all([
    place ? stores.query({ where: { ...offered, location: near(place) }, limit: 1 }) : [],
    stores.query({ where: offered, order: [['_id', 'asc']], limit: 1 }),
  ]);
  return nearby[0] ?? first[0];
}

/** Every offered store. A chain has hundreds, not thousands: one read. */
export const offeredStores = (): Promise<StoreDocument[]> => stores.query({ where: offered, limit: 1_000 });

/** Ids of every offered store. */
export async function offeredStoreIds(): Promise<Set<string>> {
  const found = await stores.query({ where: offered, limit: 1_000, fields: { _id: true } });
  return new Set(found.map((store) => store._id));
}

/** Open warehouses and web shops, which send what the chosen store cannot, in the order of their codes. */
export const shippers = (): Promise<StoreDocument[]> =>
  stores.query({
    where: { kind: command().in(['warehouse', 'webshop']), status: 'open' },
    order: [['_id', 'asc']],
    limit: 20,
  });

/** Every place that can hand goods out now. */
export const openLocations = (): Promise<StoreDocument[]> =>
  stores.query({ where: { status: 'open' }, order: [['_id', 'asc']], limit: 1_000 });

/** All stores, warehouses and web shops, by code. */
export const allStores = (): Promise<StoreDocument[]> =>
  stores.query({ where: {}, order: [['_id', 'asc']], limit: 1_000 });

/** The stores that exist among `storeIds`. */
export const findStores = (storeIds: readonly string[]): Promise<StoreDocument[]> =>
  stores.findMany([...new Set(storeIds)]);
