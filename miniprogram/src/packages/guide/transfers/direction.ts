/** Goods that come to the own store, and goods that leave it. */
export const directions = ['in', 'out'] as const;
export type Direction = (typeof directions)[number];
