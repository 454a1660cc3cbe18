import { assert, unreachable } from '../../kernel/assert';
import { fen, sumFen, timesFen } from '../../kernel/money';
import type { Millis } from '../../kernel/time';
import type {
  DraftLine,
  Purchase,
  PurchaseEvent,
  PurchaseLine,
  PurchaseStep,
  Receipt,
  ReceivedLine,
} from './purchase';
import { dueOf, type Goods, piecesOf, quantitiesOf, type StockShortage } from './stock-duty';

type Wish = { readonly by: string | null; readonly requestId: string | null; readonly at: Millis };
type Changes = { changes: Partial<Purchase>; pieces: number };

/** The purchase after `event`, with what stock and money owe it then; `wish` is who wanted it and when. */
export function evolvePurchase<P extends Purchase>(purchase: P, event: PurchaseEvent, wish: Wish): P {
  const { changes, pieces } = changesOf(purchase, event, wish);
  const step: PurchaseStep = { event: event.type, ...wish, pieces };
  return { ...purchase, ...changes, steps: [...purchase.steps, step] };
}

function changesOf(purchase: Purchase, event: PurchaseEvent, wish: Wish): Changes {
  switch (event.type) {
    case 'redrafted': {
      const { supplierId, locationId, remark, lines } = event;
      return {
        changes: { supplierId, locationId, remark, lines: lines.map(openLine) },
        pieces: piecesOf(lines),
      };
    }
    case 'placed':
    case 'cancelled':
    case 'closed':
      return { changes: { status: event.type }, pieces: 0 };
    case 'received':
      return received(purchase, event.lines, wish);
    case 'returnStarted':
      return returnStarted(purchase, event.receiptId, event.lines, wish);
    case 'returned':
      return returned(purchase, wish);
    case 'fellShort':
      return fellShort(purchase, event.shortage);
    default:
      return unreachable(event);
  }
}

const openLine = ({ skuId, productId, quantity, cost }: DraftLine): PurchaseLine => ({
  ...{ skuId, productId, quantity, cost },
  ...{ received: 0, returned: 0 },
});

const stepIdOf = ({ purchaseId, steps }: Purchase): string => `${purchaseId}-${steps.length + 1}`;

/** The goods are on the shelf, and their price is owed to the supplier. */
function received(purchase: Purchase, goods: readonly ReceivedLine[], { by, at }: Wish): Changes {
  const { purchaseId, locationId, receipts, payables } = purchase;
  const arrivedOf = quantitiesOf(goods);
  const agreedOf = new Map(purchase.lines.map(({ skuId, cost }) => [skuId, cost]));
  const lines = goods
    .filter(({ quantity }) => quantity > 0)
    .map(({ skuId, quantity, cost }) => ({
      ...{ skuId, quantity, returned: 0 },
      cost: cost ?? agreedOf.get(skuId) ?? fen(0),
    }));
  const amount = sumFen(lines.map(({ cost, quantity }) => timesFen(cost, quantity)));
  const receiptId = `${purchaseId}-R${receipts.length + 1}`;
  const receipt: Receipt = { receiptId, at, by: by ?? '', locationId, lines, amount };
  const after = purchase.lines.map((line) => ({ ...line, received: line.received + arrivedOf(line.skuId) }));
  const moves = purchase.lines.map(({ skuId, productId }) => ({
    ...{ reason: 'purchaseIn' as const, locationId, skuId, productId },
    ...{ quantity: arrivedOf(skuId), inTransit: 0 },
  }));
  const isWhole = after.every((line) => line.received >= line.quantity);
  return {
    changes: {
      status: isWhole ? 'received' : 'partlyReceived',
      lines: after,
      receipts: [...receipts, receipt],
      payables: [...payables, { payableId: receiptId, at, amount }],
      stockDue: dueOf('put', stepIdOf(purchase), moves),
    },
    pieces: piecesOf(goods),
  };
}

/** The pieces are promised back to the supplier; they count as gone once the shelf's figures gave them. */
function returnStarted(
  purchase: Purchase,
  receiptId: string,
  goods: readonly Goods[],
  { by, at }: Wish,
): Changes {
  const { purchaseId, returns, receipts } = purchase;
  const receipt = receipts.find((known) => known.receiptId === receiptId);
  assert(receipt, `purchase ${purchaseId} has no receipt ${receiptId}`);
  const costOf = new Map(receipt.lines.map(({ skuId, cost }) => [skuId, cost]));
  const productOf = new Map(purchase.lines.map(({ skuId, productId }) => [skuId, productId]));
  const lines = goods.filter(({ quantity }) => quantity > 0);
  const amount = sumFen(lines.map(({ skuId, quantity }) => timesFen(costOf.get(skuId) ?? fen(0), quantity)));
  const returnId = `${purchaseId}-T${returns.length + 1}`;
  const taking = { returnId, receiptId, at, by: by ?? '', lines, amount, status: 'taking' as const };
  const moves = lines.map(({ skuId, quantity }) => ({
    ...{ reason: 'purchaseReturn' as const, locationId: receipt.locationId },
    ...{ skuId, productId: productOf.get(skuId) ?? '', quantity: -quantity, inTransit: 0 },
  }));
  return {
    changes: {
      returns: [...returns, taking],
      stockDue: dueOf('take', stepIdOf(purchase), moves),
      shortage: null,
    },
    pieces: piecesOf(lines),
  };
}

/** Counts what went back, on its receipt, its line and what is owed. */
function returned(purchase: Purchase, { at }: Wish): Changes {
  const { returns, receipts, lines, payables } = purchase;
  const current = returns.find(({ status }) => status === 'taking');
  assert(current, `purchase ${purchase.purchaseId} was returning nothing`);
  const backOf = quantitiesOf(current.lines);
  const counted = <L extends { skuId: string; returned: number }>(line: L): L => ({
    ...line,
    returned: line.returned + backOf(line.skuId),
  });
  return {
    changes: {
      returns: returns.map((one) => (one === current ? { ...one, status: 'returned' } : one)),
      receipts: receipts.map((receipt) =>
        receipt.receiptId === current.receiptId ? { ...receipt, lines: receipt.lines.map(counted) } : receipt,
      ),
      lines: lines.map(counted),
      payables: [...payables, { payableId: current.returnId, at, amount: fen(-current.amount) }],
      stockDue: null,
    },
    pieces: piecesOf(current.lines),
  };
}

function fellShort(purchase: Purchase, shortage: StockShortage): Changes {
  const { returns, stockDue, steps } = purchase;
  assert(stockDue?.kind === 'take', `purchase ${purchase.purchaseId} was not taking`);
  const requestId = steps.findLast((step) => step.event === 'returnStarted')?.requestId ?? null;
  return {
    changes: {
      returns: returns.map((one) => (one.status === 'taking' ? { ...one, status: 'refused' } : one)),
      stockDue: { kind: 'undo', moves: stockDue.moves },
      shortage: { ...shortage, requestId },
    },
    pieces: 0,
  };
}

/** A purchase that is only a draft: nobody has been asked for anything. */
export function newPurchase(
  wish: Pick<Purchase, 'purchaseId' | 'supplierId' | 'locationId' | 'remark'> & {
    lines: readonly DraftLine[];
    by: string;
    requestId: string;
    at: Millis;
  },
): Purchase {
  const { purchaseId, supplierId, locationId, remark, lines, by, requestId, at } = wish;
  const drafted: PurchaseStep = { event: 'drafted', at, by, requestId, pieces: piecesOf(lines) };
  return {
    ...{ purchaseId, supplierId, locationId, remark },
    ...{ status: 'draft', lines: lines.map(openLine), receipts: [], returns: [], payables: [] },
    ...{ steps: [drafted], stockDue: null, shortage: null },
  };
}
