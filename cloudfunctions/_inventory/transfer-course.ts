import { createHash } from 'node:crypto';
import { afterTransferTake, evolveTransfer, newTransfer } from '@shared/domain/inventory/evolve-transfer';
import type { Goods } from '@shared/domain/inventory/stock-duty';
import {
  decideTransfer,
  type Party,
  type TransferCommand,
  type TransferRefusal,
} from '@shared/domain/inventory/transfer';
import { accept, refuse, type Result } from '@shared/kernel/result';
import type { Millis } from '@shared/kernel/time';
import type { TransferDocument } from '../_stores/inventory.documents';
import { findSkus } from '../_stores/skus.store';
import { findStores } from '../_stores/stores.store';
import { transfers } from '../_stores/transfers.store';
import { advanceDocument, type Course } from './advance-document';

export type ShortRefusal = {
  readonly code: 'NOT_ENOUGH';
  readonly data: { skuId: string; available: number };
};
export type NotFound = { readonly code: 'TRANSFER_NOT_FOUND'; readonly data: Record<string, never> };

export const transferCourse: Course<TransferDocument, TransferCommand, TransferRefusal> = {
  ...transfers,
  follow(document, command) {
    const decision = decideTransfer(document, command);
    if (!decision.ok) return decision;
    const { by, requestId, at } = command;
    return accept(
      decision.value.reduce((after, event) => evolveTransfer(after, event, { by, requestId, at }), document),
    );
  },
  taken: (document, shortage, at) =>
    afterTransferTake(document, shortage).reduce(
      (after, event) => evolveTransfer(after, event, { by: null, requestId: null, at }),
      document,
    ),
};

/** Does what somebody wants with a transfer, once per request id, and says when the goods to ship are not there. */
export async function advanceTransfer(
  transferId: string,
  command: TransferCommand,
): Promise<Result<TransferDocument, TransferRefusal | ShortRefusal | NotFound>> {
  const advanced = await advanceDocument(transferCourse, transferId, command, command.at);
  if (!advanced) return refuse({ code: 'TRANSFER_NOT_FOUND', data: {} });
  if (!advanced.ok) return advanced;
  const { shortage } = advanced.value;
  if (shortage?.requestId !== command.requestId) return accept(advanced.value);
  const { skuId, available } = shortage;
  return refuse({ code: 'NOT_ENOUGH', data: { skuId, available } });
}

export type TransferWish = {
  readonly requestId: string;
  readonly fromId: string;
  readonly toId: string;
  readonly lines: readonly Goods[];
  readonly remark: string;
};

export type OpenRefusal =
  | { readonly code: 'UNKNOWN_PLACE'; readonly data: Record<string, never> }
  | { readonly code: 'UNKNOWN_SKU'; readonly data: { skuId: string } };

/** Twelve digits made from who asks and which wish it is, so that a repeat finds the first document by its key. */
export function documentIdOf(prefix: string, who: string, requestId: string): string {
  const digest = createHash('sha256').update(`${prefix}:${who}:${requestId}`).digest('hex');
  return prefix + (BigInt(`0x${digest}`) % 10n ** 12n).toString().padStart(12, '0');
}

/** Writes down a wish for goods of another place; a repeat finds what the first one made. */
export async function openTransfer(
  { requestId, fromId, toId, lines, remark }: TransferWish,
  by: Party,
  at: Millis,
): Promise<Result<TransferDocument, OpenRefusal>> {
  const who = by.kind === 'hq' ? 'hq' : by.storeId;
  const transferId = documentIdOf('DB', who, requestId);
  const [places, skus, before] = await Promise.all([
    findStores([fromId, toId]),
    findSkus(lines.map(({ skuId }) => skuId)),
    transfers.find(transferId),
  ]);
  if (before) return accept(before);
  if (places.length !== 2) return refuse({ code: 'UNKNOWN_PLACE', data: {} });
  const productOf = new Map(skus.map(({ _id, productId }) => [_id, productId]));
  const unknown = lines.find(({ skuId }) => !productOf.has(skuId));
  if (unknown) return refuse({ code: 'UNKNOWN_SKU', data: { skuId: unknown.skuId } });

  const goods = lines.map((line) => ({ ...line, productId: productOf.get(line.skuId) ?? '' }));
  const transfer = newTransfer({ transferId, fromId, toId, lines: goods, by, requestId, at });
  const document: TransferDocument = {
    ...transfer,
    ...{ _id: transferId, version: 1, placeIds: [fromId, toId], remark },
    ...{ createdAt: at, updatedAt: at, stockDueSince: null },
  };
  if (await transfers.insert(document)) return accept(document);
  return accept((await transfers.find(transferId)) ?? document);
}
