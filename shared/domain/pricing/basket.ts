import { assert } from '../../kernel/assert';
import { fen, sumFen, timesFen, type Fen } from '../../kernel/money';
import type { LocalText } from '../../kernel/text';

/** What pricing needs to know of a SKU; it comes from our catalogue, never from a phone. */
export type PricedSku = {
  readonly skuId: string;
  readonly productId: string;
  readonly name: LocalText;
  readonly colour: LocalText;
  readonly size: string;
  readonly picture: string;
  readonly tagPrice: Fen;
  readonly price: Fen;
};

/** How the goods reach the shopper. */
export type FulfilmentKind = 'pickup' | 'delivery';

/** One line while it is being priced: what the tags say, and what has come off so far (zero or less). */
export type BasketLine = {
  readonly sku: PricedSku;
  readonly quantity: number;
  readonly amount: Fen;
  readonly discount: Fen;
};

/** A line at its tag price. Asserts a whole quantity of one or more: callers have parsed it. */
export function lineAtTagPrice(sku: PricedSku, quantity: number): BasketLine {
  assert(Number.isSafeInteger(quantity) && quantity > 0, `quantity ${quantity} of ${sku.skuId}`);
  return { sku, quantity, amount: timesFen(sku.tagPrice, quantity), discount: fen(0) };
}

/** What is left to pay for a line. */
export const remainingOf = (line: BasketLine): Fen => fen(line.amount + line.discount);

/** What is left to pay for all lines. */
export const remainingOfAll = (lines: readonly BasketLine[]): Fen => sumFen(lines.map(remainingOf));

/** Takes `change` (zero or less) off a line; asserts that a line never costs less than nothing. */
export function takeOff(line: BasketLine, change: Fen): BasketLine {
  assert(change <= 0 && remainingOf(line) + change >= 0, `${change} off ${remainingOf(line)}`);
  return { ...line, discount: fen(line.discount + change) };
}
