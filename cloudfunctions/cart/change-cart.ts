import type { CartView } from '@shared/contracts/cart.contract';
import { emptyCart, type Cart, type CartDecision } from '@shared/domain/cart/cart';
import { assert } from '@shared/kernel/assert';
import { accept, type Result } from '@shared/kernel/result';
import type { Caller } from '../_runtime/caller';
import { changeCart, findCart, takeOutOfCart } from '../_stores/carts.store';
import { keptOfferedStore } from '../_stores/kept-stores';
import type { CartDocument } from '../_stores/member.documents';
import { cartView, loadGoods } from './cart-view';

/** One person seldom shops on more phones at once than this many writes can miss each other. */
const MAX_TRIES = 8;

type Decide<Refusal> = (cart: Cart) => CartDecision<Refusal>;

/**
 * Decides on the cart as it stands and writes the change in one guarded update; when another phone of the caller
 * writes first, the decision is made anew. `meanwhile` reads what the answer needs, by the SKUs the cart may hold,
 * while the write is under way.
 */
export async function changeCartOf<Refusal, Read = undefined>(
  caller: Caller,
  found: CartDocument | undefined,
  decide: Decide<Refusal>,
  meanwhile?: (skuIds: readonly string[]) => Promise<Read>,
): Promise<Result<{ cart: Cart; read: Read | undefined }, Refusal>> {
  let seen = found;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const before = seen ?? emptyCart;
    const decision = decide(before);
    if (!decision.ok) return decision;

    const change = decision.value;
    const skuIds = new Set([...Object.keys(before.lines), ...Object.keys(change?.lines ?? {})]);
    const [cart, read] = await Promise.all([
      change ? changeCart(caller.openId, seen, change, caller.now) : before,
      meanwhile?.([...skuIds]),
    ]);
    if (cart) return accept({ cart, read });
    seen = await findCart(caller.openId);
  }
  assert(false, `the cart changed ${MAX_TRIES} times while one change was decided`);
}

/** Changes the cart and answers it with prices and stock as of now: two round trips. */
export async function changeAndShowCart<Refusal>(
  storeId: string,
  caller: Caller,
  decide: Decide<Refusal>,
): Promise<Result<CartView, Refusal>> {
  const [found, store] = await Promise.all([findCart(caller.openId), keptOfferedStore(storeId)]);
  const changed = await changeCartOf(caller, found, decide, (skuIds) => loadGoods(skuIds, storeId));
  if (!changed.ok) return changed;

  const { cart, read: goods } = changed.value;
  assert(goods, 'goods were read beside the change');
  // What left the catalogue for good has no name to show: it must not fill the cart unseen either.
  const lost = Object.keys(cart.lines).filter((skuId) => !goods.skus.has(skuId));
  if (lost.length > 0) await takeOutOfCart(caller.openId, lost);
  return accept(cartView(cart, goods, store));
}
