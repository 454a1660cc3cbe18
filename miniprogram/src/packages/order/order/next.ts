import type { OrderView, PartView } from '@shared/contracts/order.contract';

/** What the buyer of an order can do about it now. */
export type Next = {
  readonly pays: boolean;
  readonly code: string | null;
  /** Of an order in one part; with several, each part has its own buttons. */
  readonly toStop: PartView | undefined;
  readonly toReceive: PartView | undefined;
};

export function nextOf(order: OrderView): Next {
  const [part] = order.parts;
  const single = order.parts.length === 1 ? part : undefined;
  const code = order.fulfilment.kind === 'pickup' ? order.fulfilment.code : null;
  return {
    pays: order.status === 'awaitingPayment',
    code: order.status === 'paid' ? code : null,
    toStop: single?.canStop ? single : undefined,
    toReceive: single?.confirmBy ? single : undefined,
  };
}

export const hasNext = ({ pays, code, toStop, toReceive }: Next): boolean =>
  pays || code !== null || toStop !== undefined || toReceive !== undefined;
