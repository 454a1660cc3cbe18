import type { HqContract } from '@shared/contracts/hq.contract';
import type { TransferDeed } from '@shared/domain/inventory/transfer';
import { accept, refuse } from '@shared/kernel/result';
import { advanceTransfer, openTransfer } from '../_inventory/transfer-course';
import { transferSummaries, transferView } from '../_inventory/transfer-view';
import type { Handlers } from '../_runtime/serve';
import { recordAudit } from '../_stores/audit.store';
import { countTransfers, transferPage, transfers as kept } from '../_stores/transfers.store';
import type { HqCaller } from './session';

type TransferHandlers = Pick<
  Handlers<HqContract, HqCaller>,
  | 'transfers'
  | 'transfer'
  | 'createTransfer'
  | 'approveTransfer'
  | 'refuseTransfer'
  | 'cancelTransfer'
  | 'shipTransfer'
  | 'receiveTransfer'
  | 'resolveTransfer'
>;

type Wish = { requestId: string; transferId: string };

const partyOf = ({ name }: HqCaller) => ({ kind: 'hq' as const, name });

/** Also after a repeat: the first call may have been cut off before its entry, and the key keeps it single. */
const recordDeed = ({ username, now }: HqCaller, action: string, wish: Wish, to: object): Promise<void> =>
  recordAudit(
    { by: username, action: `${action}Transfer`, subject: wish.transferId, from: null, to },
    now,
    `transfer:${wish.requestId}`,
  );

/** One step of any transfer: headquarters may do everything, and what it does is on record. */
async function step({ requestId, transferId }: Wish, caller: HqCaller, deed: TransferDeed) {
  const command = { by: partyOf(caller), requestId, at: caller.now, ...deed };
  const advanced = await advanceTransfer(transferId, command);
  if (!advanced.ok) return advanced;
  const [view] = await Promise.all([
    transferView(advanced.value),
    recordDeed(caller, deed.type, { requestId, transferId }, deed),
  ]);
  return accept(view);
}

/** Transfers newest first, with how many there are of the kind. */
const transfers: TransferHandlers['transfers'] = async ({ transferId, placeId, status, cursor, limit }) => {
  const filter = { transferId, placeId, statuses: status && [status] };
  const [page, total] = await Promise.all([
    transferPage({ ...filter, cursor, limit }),
    countTransfers(filter),
  ]);
  return accept({ transfers: await transferSummaries(page.documents), nextCursor: page.nextCursor, total });
};

const transfer: TransferHandlers['transfer'] = async ({ transferId }) => {
  const found = await kept.find(transferId);
  return found ? accept(await transferView(found)) : refuse({ code: 'TRANSFER_NOT_FOUND', data: {} });
};

const createTransfer: TransferHandlers['createTransfer'] = async (wish, caller) => {
  const opened = await openTransfer(wish, partyOf(caller), caller.now);
  if (!opened.ok) return opened;
  const { transferId } = opened.value;
  const { requestId, ...goods } = wish;
  const [view] = await Promise.all([
    transferView(opened.value),
    recordDeed(caller, 'create', { requestId, transferId }, goods),
  ]);
  return accept(view);
};

export const transferHandlers: TransferHandlers = {
  ...{ transfers, transfer, createTransfer },
  approveTransfer: ({ lines, ...wish }, caller) => step(wish, caller, { type: 'approve', lines }),
  refuseTransfer: (wish, caller) => step(wish, caller, { type: 'refuse' }),
  cancelTransfer: (wish, caller) => step(wish, caller, { type: 'cancel' }),
  shipTransfer: ({ lines, ...wish }, caller) => step(wish, caller, { type: 'ship', lines }),
  receiveTransfer: ({ lines, ...wish }, caller) => step(wish, caller, { type: 'receive', lines }),
  resolveTransfer: ({ outcomes, ...wish }, caller) => step(wish, caller, { type: 'resolve', outcomes }),
};
