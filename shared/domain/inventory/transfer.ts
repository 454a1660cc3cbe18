import { assert, unreachable } from '../../kernel/assert';
import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import { type Goods, piecesOf, type StockDue, type StockShortage } from './stock-duty';

/** Who acts on a document: headquarters, or somebody of one store. */
export type Party =
  | { readonly kind: 'hq'; readonly name: string }
  | { readonly kind: 'store'; readonly storeId: string; readonly name: string };

export type TransferStatus =
  | 'asked'
  | 'refused'
  | 'cancelled'
  | 'approved'
  | 'shipping' // the pieces are being taken from the giving place's figures
  | 'shipped'
  | 'partlyReceived' // one more receipt may follow
  | 'differing' // pieces are missing for good: somebody says what became of them
  | 'closed';

/** Pieces of one SKU through the course of a transfer. */
export type TransferLine = {
  readonly skuId: string;
  readonly productId: string;
  readonly asked: number;
  readonly approved: number;
  readonly shipped: number;
  readonly received: number;
  readonly lost: number;
  readonly returned: number;
};

/** What became of missing pieces of one SKU. */
export type Outcome = { readonly skuId: string; readonly lost: number; readonly returned: number };

export type TransferStep = {
  readonly event: TransferEvent['type'] | 'asked';
  readonly at: Millis;
  readonly by: Party | null;
  /** The wish that made it happen: repeating it does nothing. Null for what follows by itself. */
  readonly requestId: string | null;
  /** Pieces that this step was about. */
  readonly pieces: number;
};

/** Goods that one place of the chain gives another. */
export type Transfer = {
  readonly transferId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly status: TransferStatus;
  readonly lines: readonly TransferLine[];
  readonly receipts: number;
  readonly steps: readonly TransferStep[];
  readonly stockDue: StockDue | null;
  /** Why the last shipment did not come about. */
  readonly shortage: (StockShortage & { readonly requestId: string | null }) | null;
};

type Wish = { readonly by: Party; readonly requestId: string; readonly at: Millis };

/** What somebody wants done with a transfer. */
export type TransferDeed =
  | { readonly type: 'approve'; readonly lines: readonly Goods[] }
  | { readonly type: 'refuse' }
  | { readonly type: 'cancel' }
  | { readonly type: 'ship'; readonly lines: readonly Goods[] }
  | { readonly type: 'receive'; readonly lines: readonly Goods[] }
  | { readonly type: 'resolve'; readonly outcomes: readonly Outcome[] };

export type TransferCommand = Wish & TransferDeed;

export type TransferEvent =
  | { readonly type: 'approved'; readonly lines: readonly Goods[] }
  | { readonly type: 'refused' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'shippingStarted'; readonly lines: readonly Goods[] }
  | { readonly type: 'shipped' }
  | { readonly type: 'fellShort'; readonly shortage: StockShortage }
  | { readonly type: 'received'; readonly lines: readonly Goods[] }
  | { readonly type: 'resolved'; readonly outcomes: readonly Outcome[] };

export type TransferRefusal =
  | { readonly code: 'NOT_YOURS'; readonly data: Record<string, never> }
  | { readonly code: 'WRONG_STATUS'; readonly data: { readonly status: TransferStatus } }
  | { readonly code: 'NOTHING_NAMED'; readonly data: Record<string, never> }
  | { readonly code: 'UNKNOWN_LINE'; readonly data: { readonly skuId: string } }
  | { readonly code: 'TOO_MANY'; readonly data: { readonly skuId: string; readonly most: number } }
  | { readonly code: 'NOT_ALL_NAMED'; readonly data: { readonly skuId: string; readonly missing: number } };

type Decision = Result<readonly TransferEvent[], TransferRefusal>;

/** Pieces that left and have not been accounted for. */
export const missingOf = ({ shipped, received, lost, returned }: TransferLine): number =>
  Math.max(0, shipped - received - lost - returned);

/** Pieces that arrived although they were never sent. */
export const foundOf = ({ shipped, received }: TransferLine): number => Math.max(0, received - shipped);

const from: Readonly<Record<TransferCommand['type'], readonly TransferStatus[]>> = {
  approve: ['asked'],
  refuse: ['asked', 'approved'],
  cancel: ['asked', 'approved'],
  ship: ['approved'],
  receive: ['shipped', 'partlyReceived'],
  resolve: ['shipped', 'partlyReceived', 'differing'],
};

/** Headquarters may do everything; a store what concerns its own shelves. Only headquarters writes pieces off. */
export function mayDo(transfer: Transfer, command: TransferCommand): boolean {
  if (command.by.kind === 'hq') return true;
  const isGiving = command.by.storeId === transfer.fromId;
  const isReceiving = command.by.storeId === transfer.toId;
  switch (command.type) {
    case 'approve':
      return false;
    case 'refuse':
    case 'ship':
      return isGiving;
    case 'cancel':
    case 'receive':
      return isReceiving;
    case 'resolve':
      return isGiving && command.outcomes.every(({ lost }) => lost === 0);
    default:
      return unreachable(command);
  }
}

/** The first line that names a SKU which is not there, or more pieces than `mostOf` allows. */
function wrongLine(
  { lines }: Transfer,
  named: readonly Goods[],
  mostOf?: (line: TransferLine) => number,
): TransferRefusal | undefined {
  for (const { skuId, quantity } of named) {
    const line = lines.find((known) => known.skuId === skuId);
    if (!line) return { code: 'UNKNOWN_LINE', data: { skuId } };
    const most = mostOf?.(line);
    if (most !== undefined && quantity > most) return { code: 'TOO_MANY', data: { skuId, most } };
  }
  return piecesOf(named) === 0 ? { code: 'NOTHING_NAMED', data: {} } : undefined;
}

function wrongOutcome({ lines }: Transfer, outcomes: readonly Outcome[]): TransferRefusal | undefined {
  const unknown = outcomes.find(({ skuId }) => !lines.some((line) => line.skuId === skuId));
  if (unknown) return { code: 'UNKNOWN_LINE', data: { skuId: unknown.skuId } };
  const unnamed = lines.find((line) => {
    const outcome = outcomes.find(({ skuId }) => skuId === line.skuId);
    return (outcome?.lost ?? 0) + (outcome?.returned ?? 0) !== missingOf(line);
  });
  if (!unnamed) return undefined;
  return { code: 'NOT_ALL_NAMED', data: { skuId: unnamed.skuId, missing: missingOf(unnamed) } };
}

/**
 * Says what should happen next; `evolveTransfer` makes it so. A wish that was done before is an empty list. What stock still
 * owes the transfer is settled before it is asked.
 */
export function decideTransfer(transfer: Transfer, command: TransferCommand): Decision {
  assert(
    transfer.stockDue === null,
    `transfer ${transfer.transferId} is still owed ${transfer.stockDue?.kind}`,
  );
  if (transfer.steps.some(({ requestId }) => requestId === command.requestId)) return accept([]);
  if (!mayDo(transfer, command)) return refuse({ code: 'NOT_YOURS', data: {} });
  if (!from[command.type].includes(transfer.status))
    return refuse({ code: 'WRONG_STATUS', data: { status: transfer.status } });
  switch (command.type) {
    case 'approve': {
      const wrong = wrongLine(transfer, command.lines, ({ asked }) => asked);
      return wrong ? refuse(wrong) : accept([{ type: 'approved', lines: command.lines }]);
    }
    case 'refuse':
      return accept([{ type: 'refused' }]);
    case 'cancel':
      return accept([{ type: 'cancelled' }]);
    case 'ship': {
      const wrong = wrongLine(transfer, command.lines, ({ approved }) => approved);
      return wrong ? refuse(wrong) : accept([{ type: 'shippingStarted', lines: command.lines }]);
    }
    case 'receive': {
      const wrong = wrongLine(transfer, command.lines);
      return wrong ? refuse(wrong) : accept([{ type: 'received', lines: command.lines }]);
    }
    case 'resolve': {
      const wrong = wrongOutcome(transfer, command.outcomes);
      return wrong ? refuse(wrong) : accept([{ type: 'resolved', outcomes: command.outcomes }]);
    }
    default:
      return unreachable(command);
  }
}
