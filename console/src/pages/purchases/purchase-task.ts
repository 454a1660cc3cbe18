import type { Fen } from '@shared/kernel/money';
import type { PurchaseLine, PurchaseView } from './purchase-rows';

/** What is being typed into a purchase: pieces that came, or pieces of a receipt that go back. */
export type PurchaseDraft = {
  readonly task: 'receive' | 'return' | null;
  readonly receiptId: string | null;
  readonly pieces: Readonly<Record<string, number>>;
  /** What a piece costs by the delivery note; null while that is no amount. */
  readonly costs: Readonly<Record<string, Fen | null>>;
};

export const noDraft: PurchaseDraft = { task: null, receiptId: null, pieces: {}, costs: {} };

export const canReceive = ({ status }: PurchaseView): boolean =>
  status === 'placed' || status === 'partlyReceived';

/** Receipts with pieces that may still go back. */
export const returnable = ({ receipts, status }: PurchaseView) =>
  status === 'cancelled'
    ? []
    : receipts.filter(({ lines }) => lines.some((line) => line.quantity > line.returned));

/** The most that the task allows of a line: what is still to come, or what of the receipt is still here. */
export function mostOf(
  { task, receiptId }: PurchaseDraft,
  purchase: PurchaseView,
  line: PurchaseLine,
): number {
  if (task === 'receive') return line.quantity - line.received;
  const receipt = purchase.receipts.find((one) => one.receiptId === receiptId);
  const received = receipt?.lines.find(({ skuId }) => skuId === line.skuId);
  return received ? received.quantity - received.returned : 0;
}

/** All that is to come is what usually comes; nothing goes back unless somebody says so. */
export const typedOf = (draft: PurchaseDraft, purchase: PurchaseView, line: PurchaseLine): number =>
  draft.pieces[line.skuId] ?? (draft.task === 'receive' ? mostOf(draft, purchase, line) : 0);

/** Lines that the task is about. */
export const linesOf = (draft: PurchaseDraft, purchase: PurchaseView): PurchaseLine[] =>
  draft.task === null ? purchase.lines : purchase.lines.filter((line) => mostOf(draft, purchase, line) > 0);

export const costOf = ({ costs }: PurchaseDraft, { skuId, cost }: PurchaseLine): Fen | null =>
  skuId in costs ? (costs[skuId] ?? null) : cost;

/** The pieces as the request names them. */
export const goodsOf = (draft: PurchaseDraft, purchase: PurchaseView) =>
  linesOf(draft, purchase).map((line) => ({ skuId: line.skuId, quantity: typedOf(draft, purchase, line) }));

export const receivedOf = (draft: PurchaseDraft, purchase: PurchaseView) =>
  linesOf(draft, purchase).map((line) => {
    const cost = costOf(draft, line);
    return { skuId: line.skuId, quantity: typedOf(draft, purchase, line), cost };
  });
