import { DAY, HOUR, MINUTE, SECOND, type Millis } from '@shared/kernel/time';

/** Figures of WeChat Pay API v3. Pages are named by their number below pay.weixin.qq.com/doc/v3/merchant/. */

/** 6 to 32 characters, unique per merchant (JSAPI prepay, 4012525056). */
export const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;
/** Refund (4012556457). */
export const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/;
export const MAX_DESCRIPTION = 127;
export const MAX_ATTACH = 128;
export const MAX_REASON = 80;
export const MAX_NOTIFY_URL = 255;

/** A prepay_id opens the payment sheet for 2 hours (4012525056). */
export const PREPAY_LIFE: Millis = 2 * HOUR;
/** An order that names no time_expire can be paid for 7 days (same page). */
export const DEFAULT_ORDER_LIFE: Millis = 7 * DAY;

/** Refunds are accepted for 365 days, 50 parts at most, a minute between parts of one order (4012556457). */
export const REFUND_WINDOW: Millis = 365 * DAY;
export const MAX_PARTIAL_REFUNDS = 50;
export const PARTIAL_REFUND_INTERVAL: Millis = MINUTE;
/** Ours: a refund is accepted first and done a moment later, as it is there. */
export const REFUND_DURATION: Millis = 50;

/** How far a request's timestamp may be from now; a nonce is refused when it comes back within that time. */
export const CLOCK_TOLERANCE: Millis = 5 * MINUTE;

/** A notice must be answered in 5 seconds; then it is sent again after these pauses, 24 h 4 min in total (4012284311). */
export const NOTICE_TIMEOUT: Millis = 5 * SECOND;
export const NOTICE_PAUSES: readonly Millis[] = [
  15 * SECOND,
  15 * SECOND,
  30 * SECOND,
  3 * MINUTE,
  10 * MINUTE,
  20 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  30 * MINUTE,
  60 * MINUTE,
  3 * HOUR,
  3 * HOUR,
  3 * HOUR,
  6 * HOUR,
  6 * HOUR,
];
