import type { InventoryContract } from '@shared/contracts/inventory.contract';
import { missingOf, type TransferDeed, type TransferStatus } from '@shared/domain/inventory/transfer';
import { accept, refuse } from '@shared/kernel/result';
import { advanceTransfer, openTransfer } from '../_inventory/transfer-course';
import { placeView, transferSummaries, transferView } from '../_inventory/transfer-view';
import type { Caller } from '../_runtime/caller';
import type { Handlers } from '../_runtime/serve';
import { locationsWithSku } from '../_stores/availability.store';
import type { GuideDocument } from '../_stores/catalog.documents';
import { findStoreStaff } from '../_stores/store-staff';
import { findStores } from '../_stores/stores.store';
import { transferPage, transfers as kept } from '../_stores/transfers.store';

type TransferHandlers = Omit<Handlers<InventoryContract>, 'lookup'>;

const openStatuses: readonly TransferStatus[] = [
  'asked',
  'approved',
  'shipping',
  'shipped',
  'partlyReceived',
  'differing',
];

const notStaff = () => refuse({ code: 'NOT_STORE_STAFF', data: {} });
const partyOf = ({ storeId, name }: GuideDocument) => ({ kind: 'store' as const, storeId, name });

/** Only the two stores of a transfer know of it. */
async function ownTransfer(transferId: string, { storeId }: GuideDocument) {
  const found = await kept.find(transferId);
  return found?.placeIds.includes(storeId) ? found : undefined;
}

type Wish = { requestId: string; transferId: string };

/** One step of a transfer of the caller's own store. */
async function step({ requestId, transferId }: Wish, caller: Caller, deed: TransferDeed) {
  const guide = await findStoreStaff(caller.openId);
  if (!guide) return notStaff();
  const found = await ownTransfer(transferId, guide);
  if (!found) return refuse({ code: 'TRANSFER_NOT_FOUND', data: {} });
  const wish = { by: partyOf(guide), requestId, at: caller.now };
  const advanced = await advanceTransfer(transferId, { ...wish, ...deed });
  return advanced.ok ? accept(await transferView(advanced.value)) : advanced;
}

const giving: TransferHandlers['giving'] = async ({ skuId }, caller) => {
  const [guide, availableAt] = await Promise.all([findStoreStaff(caller.openId), locationsWithSku(skuId)]);
  if (!guide) return notStaff();
  const others = [...availableAt].filter(([placeId]) => placeId !== guide.storeId);
  const stores = await findStores(others.map(([placeId]) => placeId));
  const storeOf = new Map(stores.map((store) => [store._id, store]));
  return accept({
    places: others
      .filter(([placeId]) => storeOf.has(placeId))
      .map(([placeId, available]) => ({ ...placeView(placeId, storeOf.get(placeId)), available }))
      .sort((a, b) => b.available - a.available || (a.placeId < b.placeId ? -1 : 1)),
  });
};

const transfers: TransferHandlers['transfers'] = async ({ direction, onlyOpen, cursor, limit }, caller) => {
  const guide = await findStoreStaff(caller.openId);
  if (!guide) return notStaff();
  const end = direction === 'in' ? { toId: guide.storeId } : { fromId: guide.storeId };
  const page = await transferPage({ ...end, ...(onlyOpen && { statuses: openStatuses }), cursor, limit });
  return accept({ transfers: await transferSummaries(page.documents), nextCursor: page.nextCursor });
};

const transfer: TransferHandlers['transfer'] = async ({ transferId }, caller) => {
  const guide = await findStoreStaff(caller.openId);
  if (!guide) return notStaff();
  const found = await ownTransfer(transferId, guide);
  return found ? accept(await transferView(found)) : refuse({ code: 'TRANSFER_NOT_FOUND', data: {} });
};

const askTransfer: TransferHandlers['askTransfer'] = async (wish, caller) => {
  const guide = await findStoreStaff(caller.openId);
  if (!guide) return notStaff();
  const opened = await openTransfer({ ...wish, toId: guide.storeId }, partyOf(guide), caller.now);
  return opened.ok ? accept(await transferView(opened.value)) : opened;
};

/** All that is missing turned up on the giving store's own shelf. */
const takeBackTransfer: TransferHandlers['takeBackTransfer'] = async (wish, caller) => {
  const found = await kept.find(wish.transferId);
  const outcomes = (found?.lines ?? [])
    .map((line) => ({ skuId: line.skuId, lost: 0, returned: missingOf(line) }))
    .filter(({ returned }) => returned > 0);
  return step(wish, caller, { type: 'resolve', outcomes });
};

export const transferHandlers: TransferHandlers = {
  ...{ giving, transfers, transfer, askTransfer, takeBackTransfer },
  cancelTransfer: (wish, caller) => step(wish, caller, { type: 'cancel' }),
  refuseTransfer: (wish, caller) => step(wish, caller, { type: 'refuse' }),
  shipTransfer: ({ lines, ...wish }, caller) => step(wish, caller, { type: 'ship', lines }),
  receiveTransfer: ({ lines, ...wish }, caller) => step(wish, caller, { type: 'receive', lines }),
};
