import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { latestBillDay } from '@shared/domain/reconciliation/days';
import { accept, refuse } from '@shared/kernel/result';
import { reconcileDay as compareDay } from '../_reconciliation/reconcile-day';
import type { Handlers } from '../_runtime/serve';
import { recordAudit } from '../_stores/audit.store';
import { entriesOfOrder } from '../_stores/ledger.store';
import type { DifferenceDocument, ReconciliationDocument } from '../_stores/reconciliation.documents';
import {
  beginRound,
  countReconciliations,
  differencePage,
  findDifference,
  findReconciliation,
  noteLookedInto,
  reconciliationKey,
  reconciliationPage,
  recountOpen,
} from '../_stores/reconciliations.store';
import { merchant } from '../_wechatpay/merchant';
import type { HqCaller } from './session';

type MoneyHandlers = Pick<
  Handlers<HqContract, HqCaller>,
  'reconciliations' | 'reconciliation' | 'reconcileDay' | 'lookIntoDifference' | 'ledger'
>;

function rowOf(document: ReconciliationDocument): OutputOf<HqContract['reconcileDay']> {
  const { _id, day, mchid, state, progress, here, there, matched, open, trouble, finishedAt } = document;
  return {
    reconciliationId: _id,
    ...{ day, mchid, state, progress, here, there, matched, open, trouble, finishedAt },
  };
}

function differenceOf(document: DifferenceDocument): OutputOf<HqContract['lookIntoDifference']> {
  const { _id, kind, number, orderNumber, orderId, here, there, at, lookedInto } = document;
  return { differenceId: _id, ...{ kind, number, orderNumber, orderId, here, there, at, lookedInto } };
}

const reconciliations: MoneyHandlers['reconciliations'] = async ({ cursor, limit }) => {
  const [page, total] = await Promise.all([reconciliationPage(cursor, limit), countReconciliations()]);
  return accept({
    reconciliations: page.documents.map(rowOf),
    nextCursor: page.nextCursor,
    total,
  });
};

const reconciliation: MoneyHandlers['reconciliation'] = async ({ reconciliationId, cursor, limit }) => {
  const [found, page] = await Promise.all([
    findReconciliation(reconciliationId),
    differencePage(reconciliationId, cursor, limit),
  ]);
  if (!found) return refuse({ code: 'RECONCILIATION_NOT_FOUND', data: {} });
  return accept({
    reconciliation: rowOf(found),
    differences: page.documents.map(differenceOf),
    nextCursor: page.nextCursor,
  });
};

const reconcileDay: MoneyHandlers['reconcileDay'] = async ({ day, again }, { username, now }) => {
  if (day > latestBillDay(now)) return refuse({ code: 'DAY_NOT_OVER', data: {} });
  const known = again ? await findReconciliation(reconciliationKey(day, merchant().mchId)) : undefined;
  if (known?.state === 'done' && (await beginRound(known, now))) {
    const change = { by: username, action: 'reconcileDay', subject: known._id, from: null, to: null };
    await recordAudit(change, now, `reconcile:${known._id}:${known.round + 1}`);
  }
  return accept(rowOf(await compareDay(day, now)));
};

const lookIntoDifference: MoneyHandlers['lookIntoDifference'] = async (
  { differenceId, note },
  { username, now },
) => {
  await noteLookedInto(differenceId, { by: username, note, at: now });
  const after = await findDifference(differenceId);
  if (!after) return refuse({ code: 'DIFFERENCE_NOT_FOUND', data: {} });
  // Also after a repeat: the first call may have been cut off before its entry, and the key keeps it single.
  const { lookedInto } = after;
  const change = { action: 'lookIntoDifference', subject: differenceId, from: null, to: lookedInto?.note };
  await Promise.all([
    recordAudit({ by: lookedInto?.by ?? username, ...change }, now, `difference:${differenceId}`),
    recountOpen(after.reconciliationId),
  ]);
  return accept(differenceOf(after));
};

const ledger: MoneyHandlers['ledger'] = async ({ orderId }) => {
  const entries = await entriesOfOrder(orderId);
  return accept({
    entries: entries.map(({ _id: key, at, reason, lines }) => ({ key, at, reason, lines })),
  });
};

export const moneyHandlers: MoneyHandlers = {
  reconciliations,
  reconciliation,
  reconcileDay,
  lookIntoDifference,
  ledger,
};
