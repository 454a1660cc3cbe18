import { DAY, HOUR, type Millis } from '../../kernel/time';
import type { AfterSale, AfterSaleStatus } from './course';

export type FinalStatus = 'refunded' | 'exchanged' | 'closed';
type OpenStatus = Exclude<AfterSaleStatus, FinalStatus>;

/**
 * How long each stage may last. WeChat's own shops: 48 hours for the seller's answer, 7 days to send back and to call the
 * platform, 10 days for the seller to confirm receipt (developers.weixin.qq.com, ministore, minishopopencomponent2,
 * API/aftersale/introduction). What the platform does not say is ours, and marked so.
 */
export const STAGE_LIMITS: Readonly<Record<OpenStatus, Millis>> = {
  requested: 48 * HOUR,
  awaitingReturn: 7 * DAY,
  returning: 10 * DAY,
  broughtToStore: 48 * HOUR, // Ours: the goods lie on the counter.
  received: 48 * HOUR, // Ours, as the first answer.
  refunding: 3 * DAY, // WeChat Pay: change at once, bank cards within 1 to 3 working days.
  exchanging: 7 * DAY, // Ours: who cannot send the replacement in a week gives the money back.
  refused: 7 * DAY,
  escalated: 7 * DAY, // Ours: HQ is the platform here.
};

/** What silence means at the end of a stage. */
export type Silence =
  | 'approve' // as if the seller had said yes
  | 'escalate' // HQ looks
  | 'close' // nothing goes back
  | 'takeAsReceived' // money or replacement go out, though nobody confirmed the goods
  | 'accept' // the goods count as accepted
  | 'raiseAlarm' // the refund was decided long ago; a person looks after it
  | 'refundInstead' // money for the replacement that never went out
  | 'judgeForShopper';

const silences: Readonly<Record<Exclude<OpenStatus, 'requested'>, Silence>> = {
  awaitingReturn: 'close',
  returning: 'takeAsReceived',
  broughtToStore: 'takeAsReceived',
  received: 'accept',
  refunding: 'raiseAlarm',
  exchanging: 'refundInstead',
  refused: 'close',
  escalated: 'judgeForShopper',
};

/** Silence approves whatever costs the seller nothing yet; money for goods that the shopper keeps is for HQ to say. */
export function silenceOf(afterSale: AfterSale): Silence | null {
  if (isFinal(afterSale.status)) return null;
  if (afterSale.status !== 'requested') return silences[afterSale.status];
  return afterSale.kind === 'refundOnly' && afterSale.isShipped ? 'escalate' : 'approve';
}

export const isFinal = (status: AfterSaleStatus): status is FinalStatus =>
  status === 'refunded' || status === 'exchanged' || status === 'closed';

/**
 * The moment from which `expire` does something; null when time has nothing more to say. A deadline that has passed
 * counts once the clock says so: until then a late answer is still an answer.
 */
export function deadlineOf(afterSale: AfterSale): Millis | null {
  if (isFinal(afterSale.status)) return null;
  if (afterSale.status === 'refunding' && afterSale.isOverdue) return null;
  return afterSale.since + STAGE_LIMITS[afterSale.status];
}
