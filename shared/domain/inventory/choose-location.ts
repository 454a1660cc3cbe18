import { accept, refuse, type Result } from '../../kernel/result';

/** Where goods can come from, with what each place can still give of each wanted SKU. */
export type Candidate = {
  readonly locationId: string;
  readonly availableOf: (skuId: string) => number;
};

/** Why a place was chosen, for those who pack and those who ask later. */
export type LocationReason = 'pickedUpThere' | 'chosenStoreHasAll' | 'shipsForStore';

export type ChosenLocation = { readonly locationId: string; readonly reason: LocationReason };

type Wish = {
  readonly fulfilment: 'pickup' | 'delivery';
  readonly wanted: readonly { readonly skuId: string; readonly quantity: number }[];
  /** The store the shopper chose. */
  readonly store: Candidate;
  /** Warehouses and web shops, in the order in which they are asked. */
  readonly shippers: readonly Candidate[];
};

/**
 * One place that has everything: pickup only from the chosen store; delivery from the chosen store, else from the
 * first shipper that can. Refuses with the first SKU that is short, and the most that any place could give of it.
 */
export function chooseLocation({
  fulfilment,
  wanted,
  store,
  shippers,
}: Wish): Result<ChosenLocation, { code: 'OUT_OF_STOCK'; data: { skuId: string; available: number } }> {
  const missingAt = (place: Candidate) =>
    wanted.find((line) => place.availableOf(line.skuId) < line.quantity);

  const shortInStore = missingAt(store);
  if (!shortInStore) {
    const reason = fulfilment === 'pickup' ? 'pickedUpThere' : 'chosenStoreHasAll';
    return accept({ locationId: store.locationId, reason });
  }
  const places = fulfilment === 'pickup' ? [store] : [store, ...shippers];
  const shipper = places.slice(1).find((place) => !missingAt(place));
  if (shipper) return accept({ locationId: shipper.locationId, reason: 'shipsForStore' });

  const mostOf = (skuId: string) => Math.max(0, ...places.map((place) => place.availableOf(skuId)));
  const shortEverywhere = wanted.find((line) => mostOf(line.skuId) < line.quantity) ?? shortInStore;
  const { skuId } = shortEverywhere;
  // Every place may lack another line; then the first short one is named with what its store has.
  const available = shortEverywhere === shortInStore ? store.availableOf(skuId) : mostOf(skuId);
  return refuse({ code: 'OUT_OF_STOCK', data: { skuId, available: Math.max(0, available) } });
}
