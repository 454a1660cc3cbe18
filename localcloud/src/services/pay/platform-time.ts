import { HOUR } from '@shared/kernel/time';

/** A moment as WeChat Pay writes it: 2026-03-14T18:30:00+08:00. */
export const platformTime = (at: number): string =>
  `${new Date(at + 8 * HOUR).toISOString().slice(0, 19)}+08:00`;
