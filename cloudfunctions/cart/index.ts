import { cartContract, type CartContract } from '@shared/contracts/cart.contract';
import {
  addToCart,
  removeFromCart,
  selectInCart,
  setCartQuantity,
  type CartDecision,
  type CartFull,
  type UnknownSku,
} from '@shared/domain/cart/cart';
import { accept, refuse } from '@shared/kernel/result';
import { serve, type Handlers } from '../_runtime/serve';
import { changeAndShowCart } from './change-cart';
import { quote } from './quote';

const handlers: Handlers<CartContract> = {
  get: ({ storeId }, caller) => changeAndShowCart({ storeId, caller, decide: () => accept(null) }),

  add: ({ storeId, ...wish }, caller) =>
    changeAndShowCart({
      storeId,
      caller,
      skuId: wish.skuId,
      decide: (cart, sku): CartDecision<CartFull | UnknownSku> =>
        sku?.status === 'onSale'
          ? addToCart(cart, wish, caller.now)
          : refuse({ code: 'UNKNOWN_SKU', data: { skuId: wish.skuId } }),
    }),

  setQuantity: ({ storeId, skuId, quantity }, caller) =>
    changeAndShowCart({
      storeId,
      caller,
      decide: (cart) => setCartQuantity(cart, skuId, quantity),
    }),

  select: ({ storeId, skuIds, selected }, caller) =>
    changeAndShowCart({
      storeId,
      caller,
      decide: (cart) => selectInCart(cart, skuIds, selected),
    }),

  remove: ({ storeId, skuIds }, caller) =>
    changeAndShowCart({
      storeId,
      caller,
      decide: (cart) => removeFromCart(cart, skuIds),
    }),

  quote,
};

export const main = serve(cartContract, handlers);
