import { fen, zeroFen, type Fen } from '../../../kernel/money';
import type { FulfilmentKind } from '../basket';

/** Delivery costs this much … */
export const FLAT_FREIGHT = fen(12_00);
/** … unless the goods, after all that came off them, cost at least this. */
export const FREE_FREIGHT_FROM = fen(299_00);

export type Freight = {
  readonly reason: 'pickup' | 'freeAbove' | 'flat';
  readonly threshold: Fen;
  /** What is short of free delivery; 0 when delivery is free already. */
  readonly missing: Fen;
  readonly amount: Fen;
};

/** What it costs to bring `goods` worth of goods to the shopper. */
export function freightFor(goods: Fen, fulfilment: FulfilmentKind): Freight {
  const free = { threshold: FREE_FREIGHT_FROM, missing: zeroFen, amount: zeroFen };
  if (fulfilment === 'pickup') return { reason: 'pickup', ...free };
  if (goods >= FREE_FREIGHT_FROM) return { reason: 'freeAbove', ...free };
  const missing = fen(FREE_FREIGHT_FROM - goods);
  return { reason: 'flat', threshold: FREE_FREIGHT_FROM, missing, amount: FLAT_FREIGHT };
}
