import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';

export const MAX_QUANTITY = 99;
export const MAX_LINES = 50;
/** Additions remembered against repeats: more than a phone retries, far fewer than a document minds. */
const REMEMBERED_REQUESTS = 50;

export type CartEntry = { quantity: number; selected: boolean; addedAt: Millis };
export type Cart = { lines: Readonly<Record<string, CartEntry>>; recentRequestIds: readonly string[] };

/** What one wish changes: lines to write, lines to drop, and the requests to remember. */
export type CartChange = {
  readonly lines: Readonly<Record<string, CartEntry>>;
  readonly removed: readonly string[];
  readonly recentRequestIds: readonly string[];
};

/** The change, or null when there is nothing to change, as with a repeat. */
export type CartDecision<Refusal = never> = Result<CartChange | null, Refusal>;

export type CartFull = { code: 'CART_FULL'; data: { limit: number } };
export type UnknownSku = { code: 'UNKNOWN_SKU'; data: { skuId: string } };

export const emptyCart: Cart = { lines: {}, recentRequestIds: [] };

/** Own properties only: a SKU id comes from a phone and may be spelled `constructor`. */
function entryOf(cart: Cart, skuId: string): CartEntry | undefined {
  return Object.hasOwn(cart.lines, skuId) ? cart.lines[skuId] : undefined;
}

const writing = (cart: Cart, lines: Record<string, CartEntry>): CartChange => ({
  lines,
  removed: [],
  recentRequestIds: cart.recentRequestIds,
});

/** Pieces on top of what is there, up to 99; a SKU put into the cart again is selected and moves to the top. */
export function addToCart(
  cart: Cart,
  wish: { requestId: string; skuId: string; quantity: number },
  at: Millis,
): CartDecision<CartFull> {
  const { requestId, skuId, quantity } = wish;
  if (cart.recentRequestIds.includes(requestId)) return accept(null);
  const entry = entryOf(cart, skuId);
  if (!entry && Object.keys(cart.lines).length >= MAX_LINES) {
    return refuse({ code: 'CART_FULL', data: { limit: MAX_LINES } });
  }
  const total = Math.min(MAX_QUANTITY, (entry?.quantity ?? 0) + quantity);
  return accept({
    lines: { [skuId]: { quantity: total, selected: true, addedAt: at } },
    removed: [],
    recentRequestIds: [...cart.recentRequestIds, requestId].slice(-REMEMBERED_REQUESTS),
  });
}

/** Refuses a SKU that is not in the cart: another phone of the same person may have removed it. */
export function setCartQuantity(cart: Cart, skuId: string, quantity: number): CartDecision<UnknownSku> {
  const entry = entryOf(cart, skuId);
  if (!entry) return refuse({ code: 'UNKNOWN_SKU', data: { skuId } });
  return accept(entry.quantity === quantity ? null : writing(cart, { [skuId]: { ...entry, quantity } }));
}

/** Ticks lines or unticks them; SKUs that are not in the cart are passed over. */
export function selectInCart(cart: Cart, skuIds: readonly string[], selected: boolean): CartDecision {
  const changed = skuIds.flatMap((skuId) => {
    const entry = entryOf(cart, skuId);
    return entry && entry.selected !== selected ? [[skuId, { ...entry, selected }] as const] : [];
  });
  return accept(changed.length > 0 ? writing(cart, Object.fromEntries(changed)) : null);
}

/** Drops lines; SKUs that are not in the cart are passed over. */
export function removeFromCart(cart: Cart, skuIds: readonly string[]): CartDecision {
  const removed = skuIds.filter((skuId) => entryOf(cart, skuId));
  return accept(removed.length > 0 ? { ...writing(cart, {}), removed } : null);
}

/** Pieces over all lines. */
export const piecesOf = ({ lines }: Pick<Cart, 'lines'>): number =>
  Object.values(lines).reduce((sum, { quantity }) => sum + quantity, 0);

/** The cart after a change. */
export function applyToCart(cart: Cart, change: CartChange): Cart {
  const kept = Object.entries(cart.lines).filter(([skuId]) => !change.removed.includes(skuId));
  return {
    lines: { ...Object.fromEntries(kept), ...change.lines },
    recentRequestIds: change.recentRequestIds,
  };
}
