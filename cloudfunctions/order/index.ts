import { orderContract } from '@shared/contracts/order.contract';
import { serve } from '../_runtime/serve';
import { cancelOrder } from './cancel-order';
import { payOrder } from './pay-order';
import { ownPartHandlers } from './own-parts';
import { redeemPickup } from './pickups';
import { workHandlers } from './store-work';
import { placeOrder } from './place-order';
import { getOrder, listOrders } from './read-orders';

export const main = serve(orderContract, {
  place: placeOrder,
  pay: payOrder,
  get: getOrder,
  list: listOrders,
  cancel: cancelOrder,
  ...ownPartHandlers,
  ...workHandlers,
  redeemPickup,
});
