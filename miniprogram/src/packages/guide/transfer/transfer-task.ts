import type { TransferLineView, TransferStatus, TransferView } from '@shared/contracts/transfer.schemas';

/** What the own store has to do with the goods next. */
export type TransferTask = 'ship' | 'receive' | 'takeBack';

/** Typed pieces by SKU; what was not touched is what the paper says. */
export type Draft = Readonly<Record<string, number>>;

export function waitsFor(status: TransferStatus, isGiving: boolean): TransferTask | null {
  if (status === 'approved' && isGiving) return 'ship';
  if ((status === 'shipped' || status === 'partlyReceived') && !isGiving) return 'receive';
  if ((status === 'partlyReceived' || status === 'differing') && isGiving) return 'takeBack';
  return null;
}

export function toneOf(status: TransferStatus) {
  switch (status) {
    case 'asked':
    case 'partlyReceived':
      return 'warning';
    case 'approved':
    case 'shipping':
    case 'shipped':
      return 'info';
    case 'differing':
      return 'danger';
    case 'closed':
      return 'positive';
    case 'refused':
    case 'cancelled':
      return 'outline';
  }
}

/** As many as the step before says. */
export const paperOf = (task: TransferTask, line: TransferLineView): number =>
  task === 'ship' ? line.approved : line.missing;

export const typedOf = (task: TransferTask, line: TransferLineView, draft: Draft): number =>
  draft[line.skuId] ?? paperOf(task, line);

export const goodsOf = (task: TransferTask, { lines }: TransferView, draft: Draft) =>
  lines.map((line) => ({ skuId: line.skuId, quantity: typedOf(task, line, draft) }));

/** What was typed against what the paper says: pieces too few and too many. */
export function differenceOf(task: TransferTask, { lines }: TransferView, draft: Draft) {
  let short = 0;
  let over = 0;
  for (const line of lines) {
    const difference = typedOf(task, line, draft) - paperOf(task, line);
    if (difference < 0) short -= difference;
    else over += difference;
  }
  return { short, over };
}
