import type { Fen } from '../../kernel/money';
import type { LocalText } from '../../kernel/text';
import type { BasketLine } from './basket';

/** What a rule takes off one line: zero or less. Every saving lands on a line, so that a refund knows its share. */
export type Saving = { readonly skuId: string; readonly change: Fen };

/** A rule looks at the lines as the rules before it left them, and says what comes off which line. */
export type PricingRule = {
  readonly code: 'salePrice';
  readonly savings: (lines: readonly BasketLine[]) => readonly Saving[];
};

/** One step of "how this price came about", in the order it was computed. `after` is the running total. */
export type PriceStep =
  | { code: 'goods'; pieces: number; change: Fen; after: Fen }
  | { code: 'salePrice'; skuId: string; name: LocalText; change: Fen; after: Fen }
  | {
      code: 'freight';
      reason: 'pickup' | 'freeAbove' | 'flat';
      threshold: Fen;
      missing: Fen;
      change: Fen;
      after: Fen;
    };
