import type { TransferLineView, TransferView } from '@shared/contracts/transfer.schemas';

/** What headquarters can do next with the lines of a transfer. */
export type TransferTask = 'approve' | 'ship' | 'receive' | 'resolve';

/** Typed pieces by SKU; what was not typed is what the paper says. */
export type Draft = Readonly<Record<string, number>>;

export function taskOf({ status }: TransferView, isResolving: boolean): TransferTask | null {
  if (status === 'asked') return 'approve';
  if (status === 'approved') return 'ship';
  if (status === 'differing') return 'resolve';
  if (status === 'shipped' || status === 'partlyReceived') return isResolving ? 'resolve' : 'receive';
  return null;
}

/** What a line starts with: as much as the step before allows. Of missing pieces, all are lost. */
export const startOf = (task: TransferTask, line: TransferLineView): number =>
  ({ approve: line.asked, ship: line.approved, receive: line.missing, resolve: line.missing })[task];

/** More than this is refused; a receipt may hold more than was sent. */
export const mostOf = (task: TransferTask, line: TransferLineView): number | undefined =>
  task === 'receive' ? undefined : startOf(task, line);

export const typedOf = (task: TransferTask, line: TransferLineView, draft: Draft): number =>
  draft[line.skuId] ?? startOf(task, line);

export const goodsOf = (task: TransferTask, { lines }: TransferView, draft: Draft) =>
  lines.map((line) => ({ skuId: line.skuId, quantity: typedOf(task, line, draft) }));

export const outcomesOf = ({ lines }: TransferView, draft: Draft) =>
  lines
    .filter(({ missing }) => missing > 0)
    .map((line) => {
      const lost = typedOf('resolve', line, draft);
      return { skuId: line.skuId, lost, returned: line.missing - lost };
    });

/** What a receipt as typed would say: pieces that are missing, and pieces nobody sent. */
export function differenceOf({ lines }: TransferView, draft: Draft): { short: number; over: number } {
  const differences = lines.map((line) => typedOf('receive', line, draft) - line.missing);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
  return {
    short: -sum(differences.filter((difference) => difference < 0)),
    over: sum(differences.filter((difference) => difference > 0)),
  };
}
