import { presetSettings, type Candidate, type SourcingWish } from '@shared/domain/inventory/source-order';
import { fen } from '@shared/kernel/money';

type Stock = Readonly<Record<string, number>>;

/** Where the shopper lives, in all these examples. */
export const home = { longitude: 120, latitude: 30 };

/** A place due north of home; one degree of latitude is 111.195 km. */
const northOfHome = (metres: number) => ({ longitude: 120, latitude: 30 + metres / 111_195 });

/** An HQ store at home that is open, idle and has nothing. */
export const place = (
  locationId: string,
  stock: Stock,
  { metres = 0, ...rest }: Partial<Candidate> & { metres?: number } = {},
): Candidate => ({
  locationId,
  kind: 'store',
  ownerId: 'hq',
  place: northOfHome(metres),
  availableOf: (skuId) => stock[skuId] ?? 0,
  openParts: 0,
  capacity: null,
  costPerParcel: fen(10_00),
  isOpenNow: true,
  acceptsShipFrom: true,
  ...rest,
});

/** An express order of the store mall, for a store `own`, sent to home. */
export const wish = (
  wanted: Stock | SourcingWish['wanted'],
  candidates: readonly Candidate[],
  { settings, ...rest }: Partial<Omit<SourcingWish, 'settings'>> & { settings?: object } = {},
): SourcingWish => ({
  wanted: Array.isArray(wanted)
    ? (wanted as SourcingWish['wanted'])
    : Object.entries(wanted as Stock).map(([skuId, quantity]) => ({ skuId, quantity })),
  fulfilment: { kind: 'express', destination: home },
  chosenStoreId: 'own',
  candidates,
  excludedIds: [],
  ...rest,
  settings: { ...presetSettings('storeMall'), ...settings },
});
