import type { OrderStatus, OrderSummary } from '@shared/contracts/order.contract';

export type WaitingFor = Exclude<OrderStatus, 'paid'> | 'toCollect' | 'toReceive';

/** What a shopper calls the state of an order in a list: a paid one waits to be collected, or to arrive. */
export function waitingFor({
  status,
  fulfilmentKind,
}: Pick<OrderSummary, 'status' | 'fulfilmentKind'>): WaitingFor {
  if (status !== 'paid') return status;
  return fulfilmentKind === 'pickup' ? 'toCollect' : 'toReceive';
}
