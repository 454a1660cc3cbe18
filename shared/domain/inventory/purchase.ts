import { assert, unreachable } from '../../kernel/assert';
import type { Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import type { Millis } from '../../kernel/time';
import { type Goods, piecesOf, type StockDue, type StockShortage } from './stock-duty';

export type PurchaseStatus = 'draft' | 'placed' | 'partlyReceived' | 'received' | 'closed' | 'cancelled';

/** One SKU that is bought, with what a piece costs by the agreement with the supplier. */
export type PurchaseLine = {
  readonly skuId: string;
  readonly productId: string;
  readonly quantity: number;
  readonly cost: Fen;
  readonly received: number;
  readonly returned: number;
};

/** Goods that came, at what the supplier's delivery note says they cost. */
export type Receipt = {
  readonly receiptId: string;
  readonly at: Millis;
  readonly by: string;
  readonly locationId: string;
  readonly lines: readonly {
    readonly skuId: string;
    readonly quantity: number;
    readonly cost: Fen;
    readonly returned: number;
  }[];
  readonly amount: Fen;
};

/** Goods that went back; `taking` until they have left the shelf's figures, `refused` when they were not there. */
export type PurchaseReturn = {
  readonly returnId: string;
  readonly receiptId: string;
  readonly at: Millis;
  readonly by: string;
  readonly lines: readonly Goods[];
  readonly amount: Fen;
  readonly status: 'taking' | 'returned' | 'refused';
};

/** Money owed to the supplier for a receipt, or by the supplier for a return (below zero). Never changed. */
export type Payable = { readonly payableId: string; readonly at: Millis; readonly amount: Fen };

export type PurchaseStep = {
  readonly event: PurchaseEvent['type'] | 'drafted';
  readonly at: Millis;
  readonly by: string | null;
  readonly requestId: string | null;
  readonly pieces: number;
};

/** Goods bought from a supplier for one place, from draft to the last receipt, with the money it makes due. */
export type Purchase = {
  readonly purchaseId: string;
  readonly supplierId: string;
  readonly locationId: string;
  readonly status: PurchaseStatus;
  readonly remark: string;
  readonly lines: readonly PurchaseLine[];
  readonly receipts: readonly Receipt[];
  readonly returns: readonly PurchaseReturn[];
  readonly payables: readonly Payable[];
  readonly steps: readonly PurchaseStep[];
  readonly stockDue: StockDue | null;
  readonly shortage: (StockShortage & { readonly requestId: string | null }) | null;
};

export type DraftLine = Goods & { readonly productId: string; readonly cost: Fen };
export type ReceivedLine = Goods & { readonly cost: Fen | null };

type Wish = { readonly by: string; readonly requestId: string; readonly at: Millis };

/** What somebody wants done with a purchase. */
export type PurchaseDeed =
  | {
      readonly type: 'redraft';
      readonly supplierId: string;
      readonly locationId: string;
      readonly remark: string;
      readonly lines: readonly DraftLine[];
    }
  | { readonly type: 'place' }
  | { readonly type: 'cancel' }
  | { readonly type: 'close' }
  /** A cost that is null is the one agreed on. */
  | { readonly type: 'receive'; readonly lines: readonly ReceivedLine[] }
  | { readonly type: 'return'; readonly receiptId: string; readonly lines: readonly Goods[] };

export type PurchaseCommand = Wish & PurchaseDeed;

export type PurchaseEvent =
  | {
      readonly type: 'redrafted';
      readonly supplierId: string;
      readonly locationId: string;
      readonly remark: string;
      readonly lines: readonly DraftLine[];
    }
  | { readonly type: 'placed' }
  | { readonly type: 'cancelled' }
  | { readonly type: 'closed' }
  | { readonly type: 'received'; readonly lines: readonly ReceivedLine[] }
  | { readonly type: 'returnStarted'; readonly receiptId: string; readonly lines: readonly Goods[] }
  | { readonly type: 'returned' }
  | { readonly type: 'fellShort'; readonly shortage: StockShortage };

export type PurchaseRefusal =
  | { readonly code: 'WRONG_STATUS'; readonly data: { readonly status: PurchaseStatus } }
  | { readonly code: 'NOTHING_NAMED'; readonly data: Record<string, never> }
  | { readonly code: 'UNKNOWN_LINE'; readonly data: { readonly skuId: string } }
  | { readonly code: 'UNKNOWN_RECEIPT'; readonly data: Record<string, never> }
  | { readonly code: 'TOO_MANY'; readonly data: { readonly skuId: string; readonly most: number } };

const from: Readonly<Record<PurchaseCommand['type'], readonly PurchaseStatus[]>> = {
  redraft: ['draft'],
  place: ['draft'],
  cancel: ['draft', 'placed'],
  receive: ['placed', 'partlyReceived'],
  close: ['partlyReceived', 'received'],
  return: ['partlyReceived', 'received', 'closed'],
};

/** The first line that names what is not there, or more of it than there is. */
function wrongLine(
  goods: readonly Goods[],
  mostOf: (skuId: string) => number | undefined,
): PurchaseRefusal | undefined {
  for (const { skuId, quantity } of goods) {
    const most = mostOf(skuId);
    if (most === undefined) return { code: 'UNKNOWN_LINE', data: { skuId } };
    if (quantity > most) return { code: 'TOO_MANY', data: { skuId, most } };
  }
  return piecesOf(goods) === 0 ? { code: 'NOTHING_NAMED', data: {} } : undefined;
}

/** Pieces of a receipt that may still go back; undefined for a SKU that it does not hold. */
export const returnableOf = (receipt: Receipt, skuId: string): number | undefined => {
  const line = receipt.lines.find((known) => known.skuId === skuId);
  return line && line.quantity - line.returned;
};

/** Says what should happen next. A wish that was done before is an empty list. */
export function decidePurchase(
  purchase: Purchase,
  command: PurchaseCommand,
): Result<readonly PurchaseEvent[], PurchaseRefusal> {
  const { purchaseId, status, lines, receipts, steps, stockDue } = purchase;
  assert(stockDue === null, `purchase ${purchaseId} is still owed ${stockDue?.kind}`);
  if (steps.some(({ requestId }) => requestId === command.requestId)) return accept([]);
  if (!from[command.type].includes(status)) return refuse({ code: 'WRONG_STATUS', data: { status } });
  switch (command.type) {
    case 'redraft': {
      const { supplierId, locationId, remark } = command;
      if (piecesOf(command.lines) === 0) return refuse({ code: 'NOTHING_NAMED', data: {} });
      return accept([{ type: 'redrafted', supplierId, locationId, remark, lines: command.lines }]);
    }
    case 'place':
      return accept([{ type: 'placed' }]);
    case 'cancel':
      return accept([{ type: 'cancelled' }]);
    case 'close':
      return accept([{ type: 'closed' }]);
    case 'receive': {
      const openOf = (skuId: string) => {
        const line = lines.find((known) => known.skuId === skuId);
        return line && line.quantity - line.received;
      };
      const wrong = wrongLine(command.lines, openOf);
      return wrong ? refuse(wrong) : accept([{ type: 'received', lines: command.lines }]);
    }
    case 'return': {
      const { receiptId } = command;
      const receipt = receipts.find((known) => known.receiptId === receiptId);
      if (!receipt) return refuse({ code: 'UNKNOWN_RECEIPT', data: {} });
      const wrong = wrongLine(command.lines, (skuId) => returnableOf(receipt, skuId));
      return wrong ? refuse(wrong) : accept([{ type: 'returnStarted', receiptId, lines: command.lines }]);
    }
    default:
      return unreachable(command);
  }
}

/** What follows when the pieces of a return were all taken from the shelf's figures, or one fell short. */
export function afterPurchaseTake(
  { returns }: Purchase,
  shortage: StockShortage | null,
): readonly PurchaseEvent[] {
  if (!returns.some(({ status }) => status === 'taking')) return [];
  return shortage ? [{ type: 'fellShort', shortage }] : [{ type: 'returned' }];
}
