/** A moment as milliseconds since 1970 UTC. Business code receives it as an argument, never asks for it. */
export type Millis = number;

export const SECOND: Millis = 1_000;
export const MINUTE: Millis = 60 * SECOND;
export const HOUR: Millis = 60 * MINUTE;
export const DAY: Millis = 24 * HOUR;

/** The zone of business time unless a store says otherwise. */
export const BUSINESS_ZONE = 'Asia/Shanghai';
