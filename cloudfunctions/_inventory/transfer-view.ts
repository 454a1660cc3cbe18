import type { TransferSummary, TransferView } from '@shared/contracts/transfer.schemas';
import { foundOf, missingOf, type Party, type TransferLine } from '@shared/domain/inventory/transfer';
import type { SkuDocument, StoreDocument } from '../_stores/catalog.documents';
import type { TransferDocument } from '../_stores/inventory.documents';
import { findSkus } from '../_stores/skus.store';
import { findStores } from '../_stores/stores.store';

/** What a transfer's codes stand for. */
type Names = {
  readonly skuOf: ReadonlyMap<string, SkuDocument>;
  readonly storeOf: ReadonlyMap<string, StoreDocument>;
};

const sumOf = <Line>(lines: readonly Line[], piecesOf: (line: Line) => number): number =>
  lines.reduce((sum, line) => sum + piecesOf(line), 0);

/** Goods or places that the catalogue has lost still show, under their codes. */
export function goodsFacts(skuId: string, productId: string, sku: SkuDocument | undefined) {
  return {
    ...{ skuId, productId },
    name: sku?.name ?? { zh: productId, en: productId },
    colour: sku?.colour ?? { zh: '', en: '' },
    size: sku?.size ?? '',
    picture: sku?.picture ?? 'goods:tote-bag:c9c3b8:0',
  };
}

export const placeView = (placeId: string, store: StoreDocument | undefined) => ({
  placeId,
  name: store?.name ?? { zh: placeId, en: placeId },
});

async function namesOf(transfers: readonly TransferDocument[], skuIds: readonly string[]): Promise<Names> {
  const [skus, stores] = await Promise.all([
    findSkus([...new Set(skuIds)]),
    findStores(transfers.flatMap(({ placeIds }) => placeIds)),
  ]);
  return {
    skuOf: new Map(skus.map((sku) => [sku._id, sku])),
    storeOf: new Map(stores.map((store) => [store._id, store])),
  };
}

const partyView = (by: Party | null): Party | null => by && { ...by };

function summaryOf(transfer: TransferDocument, { skuOf, storeOf }: Names): TransferSummary {
  const { transferId, status, fromId, toId, lines, steps, createdAt, updatedAt } = transfer;
  const [first] = lines;
  const facts = goodsFacts(first?.skuId ?? '', first?.productId ?? '', skuOf.get(first?.skuId ?? ''));
  return {
    ...{ transferId, status, updatedAt, askedAt: createdAt },
    from: placeView(fromId, storeOf.get(fromId)),
    to: placeView(toId, storeOf.get(toId)),
    askedBy: partyView(steps[0]?.by ?? null) ?? { kind: 'hq', name: '' },
    first: { name: facts.name, picture: facts.picture },
    others: lines.length - 1,
    asked: sumOf(lines, ({ asked }) => asked),
    shipped: sumOf(lines, ({ shipped }) => shipped),
    received: sumOf(lines, ({ received }) => received),
    missing: sumOf(lines, missingOf),
  };
}

/** Transfers as a list shows them. One round trip. */
export async function transferSummaries(transfers: readonly TransferDocument[]): Promise<TransferSummary[]> {
  const firsts = transfers.flatMap(({ lines }) => lines.slice(0, 1).map(({ skuId }) => skuId));
  const names = await namesOf(transfers, firsts);
  return transfers.map((transfer) => summaryOf(transfer, names));
}

const lineView = (line: TransferLine, sku: SkuDocument | undefined) => ({
  ...goodsFacts(line.skuId, line.productId, sku),
  ...{ asked: line.asked, approved: line.approved, shipped: line.shipped },
  ...{ received: line.received, lost: line.lost, returned: line.returned },
  ...{ missing: missingOf(line), found: foundOf(line) },
});

/** One transfer with its lines and what happened to it. One round trip. */
export async function transferView(transfer: TransferDocument): Promise<TransferView> {
  const names = await namesOf(
    [transfer],
    transfer.lines.map(({ skuId }) => skuId),
  );
  const { remark, lines, receipts, steps } = transfer;
  return {
    ...summaryOf(transfer, names),
    ...{ remark, receipts },
    lines: lines.map((line) => lineView(line, names.skuOf.get(line.skuId))),
    steps: steps.map(({ event, at, by, pieces }) => ({ event, at, by: partyView(by), pieces })),
  };
}
