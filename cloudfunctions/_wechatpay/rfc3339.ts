import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Millis } from '@shared/kernel/time';

dayjs.extend(utc);

/** Asia/Shanghai is eight hours ahead of UTC all year round; a fixed offset costs a tenth of a zone look-up. */
const SHANGHAI_HOURS = 8;

/** A moment as WeChat Pay writes it: 2026-03-14T18:30:00+08:00, whole seconds. */
export const rfc3339 = (at: Millis): string =>
  dayjs.utc(at).utcOffset(SHANGHAI_HOURS).format('YYYY-MM-DDTHH:mm:ssZ');
