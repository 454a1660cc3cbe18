import type { TransferStatus } from '@shared/domain/inventory/transfer';
import { collection, command } from './database';
import { inventoryDocuments } from './inventory-documents.store';
import type { TransferDocument } from './inventory.documents';
import { readPage } from './page';

const collected = collection<TransferDocument>('transfers');

/** Single transfers: find, insert, guarded save, and what stock owes them. */
export const transfers = inventoryDocuments(collected);

export type TransferFilter = {
  transferId?: string | undefined;
  /** Either end. */
  placeId?: string | undefined;
  fromId?: string | undefined;
  toId?: string | undefined;
  statuses?: readonly TransferStatus[] | undefined;
};

function conditionOf({ transferId, placeId, fromId, toId, statuses }: TransferFilter) {
  return {
    ...(transferId !== undefined && { _id: transferId }),
    ...(placeId !== undefined && { placeIds: placeId }),
    ...(fromId !== undefined && { fromId }),
    ...(toId !== undefined && { toId }),
    ...(statuses !== undefined && { status: command().in([...statuses]) }),
  };
}

/** One page of transfers, newest first. */
export const transferPage = (filter: TransferFilter & { cursor?: string | undefined; limit: number }) =>
  readPage(collected, {
    where: conditionOf(filter),
    order: [
      ['createdAt', 'desc'],
      ['_id', 'asc'],
    ],
    cursor: filter.cursor,
    limit: filter.limit,
  });

export const countTransfers = (filter: TransferFilter): Promise<number> =>
  collected.count(conditionOf(filter));
