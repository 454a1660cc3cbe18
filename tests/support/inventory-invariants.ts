import type { PurchaseDocument, TransferDocument } from '@functions/_stores/inventory.documents';
import type { JournalEntry, StockDocument } from '@functions/_stores/stock.documents';
import { foundOf, missingOf, type TransferLine } from '@shared/domain/inventory/transfer';
import { broken, type ChainDocuments, movesOf, type Problem, sum } from './problems';

/** Pieces that a transfer has sent and not accounted for are on their way exactly once. */
function problemsOfTransit(stock: StockDocument, documents: ChainDocuments): Problem[] {
  const { _id, locationId, skuId, inTransit, fileInTransit = 0 } = stock;
  const moved = sum(movesOf(stock, documents.moves).map((move) => move.inTransit ?? 0));
  const coming = sum(
    documents.transfers
      .filter(({ toId, status }) => toId === locationId && status !== 'approved')
      .flatMap(({ lines }) => lines.filter((line) => line.skuId === skuId).map(missingOf)),
  );
  return broken('unitsConserved', [
    inTransit !== fileInTransit + moved &&
      `${_id}: in transit ${inTransit}, moves ${moved}, file ${fileInTransit}`,
    inTransit !== fileInTransit + coming &&
      `${_id}: in transit ${inTransit}, transfers ${coming}, file ${fileInTransit}`,
  ]);
}

/** Every piece of a line is where the document says: on no shelf twice, and on none too few. */
function problemsOfLine(
  transfer: TransferDocument,
  line: TransferLine,
  moves: readonly (JournalEntry & { locationId: string; skuId: string })[],
): Problem[] {
  const { fromId, toId, _id } = transfer;
  const { shipped, received, lost, returned } = line;
  const own = moves.filter(({ cause, skuId }) => cause === _id && skuId === line.skuId);
  const at = (place: string) => own.filter(({ locationId }) => locationId === place);
  const pieces = sum(own.map(({ quantity, inTransit = 0 }) => quantity + inTransit));
  const left = sum(at(fromId).map(({ quantity }) => quantity));
  const arrived = sum(at(toId).map(({ quantity }) => quantity));
  const what = `${_id} ${transfer.status}: ${line.skuId}`;
  return [
    ...broken('unitsConserved', [
      left !== returned - shipped && `${what} left ${-left}, shipped ${shipped}, returned ${returned}`,
      arrived !== received && `${what} arrived ${arrived}, received ${received}`,
      pieces !== foundOf(line) - lost &&
        `${what} made ${pieces} pieces, found ${foundOf(line)}, lost ${lost}`,
    ]),
    ...broken('transferWithinBounds', [
      line.approved > line.asked && `${what} approved ${line.approved} of ${line.asked}`,
      shipped > line.approved && `${what} shipped ${shipped} of ${line.approved}`,
      Math.min(received, shipped) + lost + returned > shipped && `${what} accounts for more than was shipped`,
      transfer.status === 'closed' && missingOf(line) > 0 && `${what} closed with ${missingOf(line)} missing`,
    ]),
  ];
}

function problemsOfPurchase(
  purchase: PurchaseDocument,
  moves: readonly (JournalEntry & { locationId: string; skuId: string })[],
): Problem[] {
  const { _id, lines, receipts, returns, payables } = purchase;
  const goods = lines.flatMap(({ skuId, received, returned, quantity }) => {
    const moved = sum(
      moves.filter(({ cause, skuId: of }) => cause === _id && of === skuId).map((move) => move.quantity),
    );
    return [
      moved !== received - returned && `${_id}: ${skuId} moved ${moved}, in ${received}, back ${returned}`,
      received > quantity && `${_id}: ${skuId} received ${received} of ${quantity}`,
      returned > received && `${_id}: ${skuId} returned ${returned} of ${received}`,
    ];
  });
  const back = returns.filter(({ status }) => status === 'returned');
  const owed = sum(receipts.map(({ amount }) => amount)) - sum(back.map(({ amount }) => amount));
  return [
    ...broken('unitsConserved', goods),
    ...broken('payablesFollowGoods', [
      sum(payables.map(({ amount }) => amount)) !== owed && `${_id}: payables are not ${owed}`,
      owed < 0 && `${_id}: the supplier owes ${-owed} for goods that never came`,
    ]),
  ];
}

/** What must hold of transfers, purchases and the figures they move, once nobody is at work. */
export function problemsOfInventory(documents: ChainDocuments): Problem[] {
  const { stocks, transfers, purchases } = documents;
  const known = stocks.flatMap((stock) =>
    movesOf(stock, documents.moves).map((move) => ({
      ...move,
      locationId: stock.locationId,
      skuId: stock.skuId,
    })),
  );
  return [
    ...broken(
      'documentSettled',
      [...transfers, ...purchases].map(
        ({ _id, stockDue }) => stockDue !== null && `${_id}: stock due: ${stockDue.kind}`,
      ),
    ),
    ...stocks.flatMap((stock) => problemsOfTransit(stock, documents)),
    ...transfers.flatMap((transfer) =>
      transfer.lines.flatMap((line) => problemsOfLine(transfer, line, known)),
    ),
    ...purchases.flatMap((purchase) => problemsOfPurchase(purchase, known)),
  ];
}
