import type { CartView } from '@shared/contracts/cart.contract';
import { emptyCart, type Cart, type CartDecision } from '@shared/domain/cart/cart';
import { assert } from '@shared/kernel/assert';
import { accept, type Result } from '@shared/kernel/result';
import type { Caller } from '../_runtime/caller';
import { changeCart, findCart, takeOutOfCart } from '../_stores/carts.store';
import type { SkuDocument } from '../_stores/catalog.documents';
import { keptOfferedStore } from '../_stores/kept-stores';
import { findSku } from '../_stores/skus.store';
import { cartView, loadGoods } from './cart-view';

/** One person seldom shops on more phones at once than this many writes can miss each other. */
const MAX_TRIES = 8;

type Wish<Refusal> = {
  readonly storeId: string;
  readonly caller: Caller;
  /** The SKU that the decision needs to know, if any; read together with the cart. */
  readonly skuId?: string;
  readonly decide: (cart: Cart, sku: SkuDocument | undefined) => CartDecision<Refusal>;
};

/**
 * Decides on the cart as it stands, writes the change in one guarded update and answers the cart. The goods are read
 * while the write is under way, so it takes two round trips unless another phone of the caller writes first.
 */
export async function changeAndShowCart<Refusal>(wish: Wish<Refusal>): Promise<Result<CartView, Refusal>> {
  const { storeId, caller, skuId } = wish;
  const [found, store, sku] = await Promise.all([
    findCart(caller.openId),
    keptOfferedStore(storeId),
    skuId === undefined ? undefined : findSku(skuId),
  ]);
  let seen = found;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    const decision = wish.decide(seen ?? emptyCart, sku);
    if (!decision.ok) return decision;

    const change = decision.value;
    const skuIds = new Set([...Object.keys(seen?.lines ?? {}), ...Object.keys(change?.lines ?? {})]);
    const [cart, goods] = await Promise.all([
      change ? changeCart(caller.openId, seen, change, caller.now) : seen,
      loadGoods([...skuIds], storeId, sku),
    ]);
    if (cart || !change) {
      // What left the catalogue for good has no name to show: it must not fill the cart unseen either.
      const lost = Object.keys(cart?.lines ?? {}).filter((skuId) => !goods.skus.has(skuId));
      if (lost.length > 0) await takeOutOfCart(caller.openId, lost);
      return accept(cartView(cart, goods, store));
    }
    seen = await findCart(caller.openId);
  }
  assert(false, `the cart changed ${MAX_TRIES} times while one change was decided`);
}
