import { assert, unreachable } from '../../kernel/assert';
import type { Millis } from '../../kernel/time';
import { dueOf, type Goods, piecesOf, quantitiesOf, type StockShortage } from './stock-duty';
import {
  missingOf,
  type Outcome,
  type Party,
  type Transfer,
  type TransferEvent,
  type TransferStep,
} from './transfer';

/** What follows when the pieces of a shipment were all taken from the shelf's figures, or one fell short. */
export function afterTransferTake(
  transfer: Transfer,
  shortage: StockShortage | null,
): readonly TransferEvent[] {
  if (transfer.status !== 'shipping') return [];
  return shortage ? [{ type: 'fellShort', shortage }] : [{ type: 'shipped' }];
}

const stepIdOf = ({ transferId, steps }: Transfer): string => `${transferId}-${steps.length + 1}`;

/** The transfer after `event`, with what stock owes it then; `wish` is who wanted it and when. */
export function evolveTransfer<T extends Transfer>(
  transfer: T,
  event: TransferEvent,
  wish: { by: Party | null; requestId: string | null; at: Millis },
): T {
  const { changes, pieces } = changesOf(transfer, event);
  const step: TransferStep = { event: event.type, ...wish, pieces };
  return { ...transfer, ...changes, steps: [...transfer.steps, step] };
}

type Changes = { changes: Partial<Transfer>; pieces: number };

function changesOf(transfer: Transfer, event: TransferEvent): Changes {
  const { lines, fromId, toId, steps } = transfer;
  const stepId = stepIdOf(transfer);
  const shippedPieces = lines.reduce((sum, { shipped }) => sum + shipped, 0);
  switch (event.type) {
    case 'approved': {
      const approvedOf = quantitiesOf(event.lines);
      const approved = lines.map((line) => ({ ...line, approved: approvedOf(line.skuId) }));
      return { changes: { status: 'approved', lines: approved }, pieces: piecesOf(event.lines) };
    }
    case 'refused':
    case 'cancelled':
      return { changes: { status: event.type }, pieces: 0 };
    case 'shippingStarted': {
      const shippedOf = quantitiesOf(event.lines);
      const shipping = lines.map((line) => ({ ...line, shipped: shippedOf(line.skuId) }));
      const taken = shipping.map(({ skuId, productId, shipped }) => ({
        ...{ reason: 'transferOut' as const, locationId: fromId, skuId, productId },
        ...{ quantity: -shipped, inTransit: 0 },
      }));
      const stockDue = dueOf('take', stepId, taken);
      return {
        changes: { status: 'shipping', lines: shipping, stockDue, shortage: null },
        pieces: piecesOf(event.lines),
      };
    }
    case 'shipped': {
      const coming = lines.map(({ skuId, productId, shipped }) => ({
        ...{ reason: 'transferComing' as const, locationId: toId, skuId, productId },
        ...{ quantity: 0, inTransit: shipped },
      }));
      return {
        changes: { status: 'shipped', stockDue: dueOf('put', stepId, coming) },
        pieces: shippedPieces,
      };
    }
    case 'fellShort': {
      assert(transfer.stockDue?.kind === 'take', `transfer ${transfer.transferId} was not taking`);
      const requestId = steps.findLast((step) => step.event === 'shippingStarted')?.requestId ?? null;
      return {
        changes: {
          status: 'approved',
          lines: lines.map((line) => ({ ...line, shipped: 0 })),
          stockDue: { kind: 'undo', moves: transfer.stockDue.moves },
          shortage: { ...event.shortage, requestId },
        },
        pieces: 0,
      };
    }
    case 'received':
      return received(transfer, event.lines);
    case 'resolved':
      return resolved(transfer, event.outcomes);
    default:
      return unreachable(event);
  }
}

/** What arrived goes onto the shelf; of it, what was on its way is on its way no longer. */
function received(transfer: Transfer, goods: readonly Goods[]): Changes {
  const arrivedOf = quantitiesOf(goods);
  const lines = transfer.lines.map((line) => ({ ...line, received: line.received + arrivedOf(line.skuId) }));
  const arrived = transfer.lines.map((line) => {
    const quantity = arrivedOf(line.skuId);
    return {
      ...{ reason: 'transferIn' as const, locationId: transfer.toId },
      ...{ skuId: line.skuId, productId: line.productId },
      ...{ quantity, inTransit: -Math.min(quantity, missingOf(line)) },
    };
  });
  const receipts = transfer.receipts + 1;
  const isWhole = lines.every((line) => missingOf(line) === 0);
  const status = isWhole ? 'closed' : receipts > 1 ? 'differing' : 'partlyReceived';
  const stockDue = dueOf('put', stepIdOf(transfer), arrived);
  return { changes: { status, lines, receipts, stockDue }, pieces: piecesOf(goods) };
}

/** Missing pieces are on their way no longer: they are lost, or lie where they came from. */
function resolved(transfer: Transfer, outcomes: readonly Outcome[]): Changes {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.skuId, outcome]));
  const moves = transfer.lines.flatMap(({ skuId, productId }) => {
    const { lost = 0, returned = 0 } = outcomeOf.get(skuId) ?? {};
    const goods = { skuId, productId };
    return [
      { ...goods, reason: 'transferLoss' as const, locationId: transfer.toId, quantity: 0, inTransit: -lost },
      {
        ...goods,
        ...{ reason: 'transferBack' as const, locationId: transfer.toId, quantity: 0, inTransit: -returned },
      },
      {
        ...goods,
        ...{ reason: 'transferBack' as const, locationId: transfer.fromId, quantity: returned, inTransit: 0 },
      },
    ];
  });
  const lines = transfer.lines.map((line) => {
    const { lost = 0, returned = 0 } = outcomeOf.get(line.skuId) ?? {};
    return { ...line, lost: line.lost + lost, returned: line.returned + returned };
  });
  const stockDue = dueOf('put', stepIdOf(transfer), moves);
  const pieces = outcomes.reduce((sum, { lost, returned }) => sum + lost + returned, 0);
  return { changes: { status: 'closed', lines, stockDue }, pieces };
}

/** A wish for goods of another place. Headquarters' own wish is approved as it is made. */
export function newTransfer(wish: {
  transferId: string;
  fromId: string;
  toId: string;
  lines: readonly (Goods & { readonly productId: string })[];
  by: Party;
  requestId: string;
  at: Millis;
}): Transfer {
  const { transferId, fromId, toId, by, requestId, at } = wish;
  const isApproved = by.kind === 'hq';
  const pieces = piecesOf(wish.lines);
  const asked: TransferStep = { event: 'asked', at, by, requestId, pieces };
  const approved: TransferStep = { event: 'approved', at, by, requestId, pieces };
  return {
    ...{ transferId, fromId, toId, receipts: 0, stockDue: null, shortage: null },
    status: isApproved ? 'approved' : 'asked',
    lines: wish.lines.map(({ skuId, productId, quantity }) => ({
      ...{ skuId, productId, asked: quantity, approved: isApproved ? quantity : 0 },
      ...{ shipped: 0, received: 0, lost: 0, returned: 0 },
    })),
    steps: isApproved ? [asked, approved] : [asked],
  };
}
