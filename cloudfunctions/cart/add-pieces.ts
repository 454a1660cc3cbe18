import type { CartContract } from '@shared/contracts/cart.contract';
import { addToCart, piecesOf } from '@shared/domain/cart/cart';
import { accept, refuse } from '@shared/kernel/result';
import type { Handler } from '../_runtime/serve';
import { findCart } from '../_stores/carts.store';
import { findSku } from '../_stores/skus.store';
import { changeCartOf } from './change-cart';

/** Puts pieces into the cart in two round trips; neither prices nor stock are asked, for nothing shows them. */
export const addPieces: Handler<CartContract['add']> = async (wish, caller) => {
  const [seen, sku] = await Promise.all([findCart(caller.openId), findSku(wish.skuId)]);
  if (sku?.status !== 'onSale') return refuse({ code: 'UNKNOWN_SKU', data: { skuId: wish.skuId } });
  const changed = await changeCartOf(caller, seen, (cart) => addToCart(cart, wish, caller.now));
  return changed.ok ? accept({ pieces: piecesOf(changed.value.cart) }) : changed;
};
