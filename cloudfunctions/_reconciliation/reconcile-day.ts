import { readTradeBill } from '@shared/domain/reconciliation/trade-bill';
import { MINUTE, type Millis } from '@shared/kernel/time';
import { logWarning } from '../_runtime/log';
import type { ReconciliationDocument } from '../_stores/reconciliation.documents';
import {
  countOpen,
  findReconciliation,
  forgetStale,
  openReconciliation,
  saveReconciliation,
} from '../_stores/reconciliations.store';
import { BillDamaged, downloadTradeBill } from '../_wechatpay/bills';
import { merchant } from '../_wechatpay/merchant';
import { WechatPayError } from '../_wechatpay/transactions';
import { billOf, walkOn, type Bill } from './walk-day';

/** Pages of one call: ten thousand lines, far inside a function's time. The next call goes on behind them. */
const PAGES_AT_MOST = 20;

const AGAIN_AFTER: Millis = 10 * MINUTE;

/**
 * Takes the comparison of a day (`2026-03-14`) with WeChat Pay's bill further, from where the last call stopped; a day
 * that is done stays as it is. What keeps the bill away is noted on the day, and tried again later.
 */
export async function reconcileDay(day: string, at: Millis): Promise<ReconciliationDocument> {
  const opened = await openReconciliation(day, merchant().mchId, at);
  if (opened.state === 'done') return opened;
  const bill = await fetchBill(day);
  if (typeof bill === 'string') {
    const trouble = { code: bill, at };
    const noted = await saveReconciliation(opened, { trouble, nextTryAt: at + AGAIN_AFTER, updatedAt: at });
    return noted ?? opened;
  }
  return compare(opened, bill, at);
}

/** The bill, or why there is none to be had. A day on which nothing happened is a bill without lines. */
async function fetchBill(day: string): Promise<Bill | string> {
  try {
    const answer = await downloadTradeBill(day);
    if (answer.state === 'later') return 'STATEMENT_CREATING';
    if (answer.state === 'none') return billOf([]);
    const read = readTradeBill(answer.text);
    return read.ok ? billOf(read.value) : read.refusal.code;
  } catch (error) {
    if (error instanceof BillDamaged) {
      logWarning('billDamaged', day, error);
      return 'BILL_DAMAGED';
    }
    if (!(error instanceof WechatPayError)) throw error;
    logWarning('billFailed', day, error);
    return error.code;
  }
}

async function compare(
  opened: ReconciliationDocument,
  bill: Bill,
  at: Millis,
): Promise<ReconciliationDocument> {
  let day = opened;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const { isOver, ...walked } = await walkOn(day, bill);
    const ending = isOver ? await ended(day, at) : { state: 'comparing' as const };
    const saved = await saveReconciliation(day, { ...walked, ...ending, trouble: null, updatedAt: at });
    // Somebody else is at this day too, and further: it is theirs.
    if (!saved) return (await findReconciliation(day._id)) ?? day;
    day = saved;
    if (isOver) break;
  }
  return day;
}

async function ended(day: ReconciliationDocument, at: Millis): Promise<Partial<ReconciliationDocument>> {
  await forgetStale(day);
  return { state: 'done', open: await countOpen(day._id), finishedAt: at };
}
