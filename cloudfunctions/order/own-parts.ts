import type { OrderContract } from '@shared/contracts/order.contract';
import type { PartCommand } from '@shared/domain/order/order';
import { accept, refuse } from '@shared/kernel/result';
import { advanceOrder } from '../_ordering/advance-order';
import { orderView } from '../_ordering/order-view';
import { settle } from '../_ordering/settle';
import type { Caller } from '../_runtime/caller';
import type { Handlers } from '../_runtime/serve';
import { findOwnOrder } from './own-order';

type OwnPartHandlers = Pick<Handlers<OrderContract>, 'stopPart' | 'confirmReceipt'>;

/** What shoppers do about a part of their own order; money and goods follow at once. */
async function act({ orderId, n }: { orderId: string; n: number }, caller: Caller, command: PartCommand) {
  const order = await findOwnOrder(orderId, caller);
  if (!order) return refuse({ code: 'ORDER_NOT_FOUND', data: {} });
  const acted = await advanceOrder(order, command, caller.now);
  if (!acted.ok) {
    const part = acted.refusal.order.parts.find((each) => each.n === n);
    if (!part) return refuse({ code: 'ORDER_NOT_FOUND', data: {} });
    return refuse({ code: 'NOT_AT_THIS_STAGE', data: { stage: part.course.stage } });
  }
  return accept(orderView(await settle(acted.value.order, caller.now), caller.now));
}

export const ownPartHandlers: OwnPartHandlers = {
  stopPart: (of, caller) => act(of, caller, { type: 'stopPart', n: of.n, at: caller.now }),
  confirmReceipt: (of, caller) =>
    act(of, caller, { type: 'confirmReceipt', n: of.n, by: 'shopper', at: caller.now }),
};
