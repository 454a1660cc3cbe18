/**
 * Timers: seven fields (second minute hour day month weekday year), UTC+8, day and weekday both set mean "or"; a
 * name of at most 60 characters that begins with a letter
 * (developers.weixin.qq.com, wxcloudservice/wxcloud/guide/functions/triggers).
 */
export const TIMER_ZONE_OFFSET_MS = 8 * 3_600_000;
export const TIMER_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/;
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2099;
