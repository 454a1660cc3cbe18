import { assert } from '../../kernel/assert';
import { fen, sumFen, type Fen } from '../../kernel/money';
import type { LocalText } from '../../kernel/text';
import {
  lineAtTagPrice,
  remainingOf,
  remainingOfAll,
  takeOff,
  type BasketLine,
  type FulfilmentKind,
  type PricedSku,
} from './basket';
import type { PriceStep, PricingRule } from './pricing-rule';
import { pricingRules } from './rules';
import { freightFor } from './rules/freight';

export type { FulfilmentKind, PricedSku } from './basket';
export type { PriceStep } from './pricing-rule';

export type QuoteLine = {
  skuId: string;
  productId: string;
  name: LocalText;
  colour: LocalText;
  size: string;
  picture: string;
  quantity: number;
  tagPrice: Fen;
  unitPrice: Fen;
  amount: Fen;
  discount: Fen;
  payable: Fen;
};

/** A price with its explanation; the contract `quoteSchema` describes the same thing for callers. */
export type Quote = {
  lines: QuoteLine[];
  steps: PriceStep[];
  goodsTotal: Fen;
  discount: Fen;
  freight: Fen;
  payable: Fen;
};

export type Basket = {
  readonly lines: readonly { readonly sku: PricedSku; readonly quantity: number }[];
  readonly fulfilment: FulfilmentKind;
};

/**
 * What a basket costs in fen, line by line and step by step: goods at their tags, what each rule takes off, freight.
 * Asserts one line per SKU and whole quantities of one or more; there is nothing to refuse.
 */
export function priceBasket(basket: Basket): Quote {
  const skuIds = new Set(basket.lines.map((line) => line.sku.skuId));
  assert(skuIds.size === basket.lines.length && skuIds.size > 0, 'a basket has lines, one per SKU');

  const atTag = basket.lines.map(({ sku, quantity }) => lineAtTagPrice(sku, quantity));
  const goodsTotal = remainingOfAll(atTag);
  const pieces = atTag.reduce((sum, line) => sum + line.quantity, 0);
  const goods: PriceStep = { code: 'goods', pieces, change: goodsTotal, after: goodsTotal };

  const reduced = pricingRules.reduce(applyRule, { lines: atTag, steps: [goods] });
  const goodsPayable = remainingOfAll(reduced.lines);

  const { amount: freight, ...why } = freightFor(goodsPayable, basket.fulfilment);
  const payable = fen(goodsPayable + freight);
  return {
    lines: reduced.lines.map(toQuoteLine),
    steps: [...reduced.steps, { code: 'freight', ...why, change: freight, after: payable }],
    goodsTotal,
    discount: sumFen(reduced.lines.map((line) => line.discount)),
    freight,
    payable,
  };
}

type Priced = { readonly lines: readonly BasketLine[]; readonly steps: readonly PriceStep[] };

/** Takes a rule's savings off the lines and notes each as a step. */
function applyRule(before: Priced, rule: PricingRule): Priced {
  const steps = [...before.steps];
  const lines = new Map(before.lines.map((line) => [line.sku.skuId, line]));
  let total = remainingOfAll(before.lines);
  for (const { skuId, change } of rule.savings(before.lines)) {
    const line = lines.get(skuId);
    assert(line, `${rule.code} saves on ${skuId}, which is not in the basket`);
    lines.set(skuId, takeOff(line, change));
    total = fen(total + change);
    steps.push({ code: rule.code, skuId, name: line.sku.name, change, after: total });
  }
  return { lines: [...lines.values()], steps };
}

function toQuoteLine(line: BasketLine): QuoteLine {
  const { skuId, productId, name, colour, size, picture, tagPrice, price } = line.sku;
  return {
    skuId,
    productId,
    name,
    colour,
    size,
    picture,
    quantity: line.quantity,
    tagPrice,
    unitPrice: fen(Math.min(price, tagPrice)),
    amount: line.amount,
    discount: line.discount,
    payable: remainingOf(line),
  };
}
