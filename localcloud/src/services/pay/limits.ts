import { DAY, HOUR, MINUTE, SECOND, type Millis } from '@shared/kernel/time';

/** Figures of WeChat Pay API v3. Pages are named by their number below pay.weixin.qq.com/doc/v3/merchant/. */

/** 6 to 32 characters, unique per merchant (JSAPI prepay, 4012525056). */
export const OUT_TRADE_NO = /^[0-9A-Za-z_\-|*]{6,32}$/;
/** Refund (4012556457). */
export const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/;
export const MAX_DESCRIPTION = 127;
export const MAX_ATTACH = 128;
/** Bytes, not characters (refund, 4012556457). */
export const MAX_REASON_BYTES = 80;
export const MAX_NOTIFY_URL = 255;

/** A prepay_id opens the payment sheet for 2 hours (4012525056). */
export const PREPAY_LIFE: Millis = 2 * HOUR;
/** An order that names no time_expire can be paid for 7 days (same page). */
export const DEFAULT_ORDER_LIFE: Millis = 7 * DAY;

/**
 * Combined payment of ordinary merchants: 2 to 10 sub-orders, each up to 10 million yuan (apilist-mini-program of
 * combine-payment, 2026-01; questions 4013421468). 50 is the figure for service providers.
 */
export const MIN_SUB_ORDERS = 2;
export const MAX_SUB_ORDERS = 10;
export const MAX_SUB_ORDER_FEN = 1_000_000_000;
/** A combined order's time_expire is moved into 1 minute to 7 days from its first request (same page). */
export const SHORTEST_COMBINED_LIFE: Millis = MINUTE;
export const MAX_PAYER_IP = 45;

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

/** The hour (UTC+8) of the next day at which a day's bill is there (get-trade-bill; get-fund-bill: from 9, ask from 10). */
export const TRADE_BILL_HOUR = 10;
export const FUND_FLOW_BILL_HOUR = 9;
/** Bills of the last three months can be asked for (get-trade-bill). */
export const BILL_MONTHS = 3;
/** A download address lives 5 minutes (4012084430; older pages say 30 seconds). */
export const DOWNLOAD_LIFE: Millis = 5 * MINUTE;
/** What WeChat Pay takes of every payment; 0.60% is what most trades pay (format-trade). */
export const FEE_PER_TEN_THOUSAND = 60;
