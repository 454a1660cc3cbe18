import { cartContract, type CartContract } from '@shared/contracts/cart.contract';
import { removeFromCart, selectInCart, setCartQuantity } from '@shared/domain/cart/cart';
import { accept } from '@shared/kernel/result';
import { serve, type Handlers } from '../_runtime/serve';
import { addPieces } from './add-pieces';
import { changeAndShowCart } from './change-cart';
import { quote } from './quote';

const handlers: Handlers<CartContract> = {
  get: ({ storeId }, caller) => changeAndShowCart(storeId, caller, () => accept(null)),

  add: addPieces,

  setQuantity: ({ storeId, skuId, quantity }, caller) =>
    changeAndShowCart(storeId, caller, (cart) => setCartQuantity(cart, skuId, quantity)),

  select: ({ storeId, skuIds, selected }, caller) =>
    changeAndShowCart(storeId, caller, (cart) => selectInCart(cart, skuIds, selected)),

  remove: ({ storeId, skuIds }, caller) =>
    changeAndShowCart(storeId, caller, (cart) => removeFromCart(cart, skuIds)),

  quote,
};

export const main = serve(cartContract, handlers);
