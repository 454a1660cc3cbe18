import { assert } from '../../kernel/assert';
import { fen, timesFen, zeroFen, type Fen } from '../../kernel/money';

/** What a template counts: pieces 件, grams of weight, or fen of goods payable. */
export type FreightMeasure = 'pieces' | 'weight' | 'amount';

/** What one zone pays. Quantities are whole pieces, grams or fen, as the template's `by` says. */
export type FreightCharge = {
  /** 首件 / 首重: up to and including this much costs `fee`. */
  readonly first: { readonly upTo: number; readonly fee: Fen };
  /** 续件 / 续重: each further step, begun or full, costs `fee`; null charges nothing more. */
  readonly next: { readonly step: number; readonly fee: Fen } | null;
  /** Goods payable from which freight is free; null never is. */
  readonly freeFrom: Fen | null;
};

export type FreightZone = FreightCharge & { readonly provinces: readonly string[] };

/** A region that gets no parcels: a whole province, or one city of it. */
export type UndeliveredRegion = { readonly province: string; readonly city?: string | undefined };

/** Freight template 运费模板: plain data, as it lies in a document of `freight_templates`. */
export type FreightTemplate = {
  readonly by: FreightMeasure;
  /** The first zone that names the province counts. */
  readonly zones: readonly FreightZone[];
  /** For provinces that no zone names; null delivers to named zones only. */
  readonly elsewhere: FreightCharge | null;
  readonly undelivered: readonly UndeliveredRegion[];
};

/** What is charged until a chain writes a template of its own: 12.00 to anywhere, free from 299.00. */
export const DEFAULT_FREIGHT_TEMPLATE: FreightTemplate = {
  by: 'pieces',
  zones: [],
  elsewhere: { first: { upTo: 1, fee: fen(12_00) }, next: null, freeFrom: fen(299_00) },
  undelivered: [],
};

/** Asserts what a settings page has parsed: without a step, freight would have no end. */
export function assertCharge({ first, next, freeFrom }: FreightCharge): void {
  const isWhole = (amount: number, least: number) => Number.isSafeInteger(amount) && amount >= least;
  assert(isWhole(first.upTo, 0) && isWhole(first.fee, 0), `first ${first.upTo} for ${first.fee}`);
  assert(!next || (isWhole(next.step, 1) && isWhole(next.fee, 0)), `next ${next?.step} for ${next?.fee}`);
  assert(freeFrom === null || isWhole(freeFrom, 0), `free from ${freeFrom}`);
}

/** Freight for `quantity` by the steps alone, before anything makes it free. */
export function chargeFor({ first, next }: FreightCharge, quantity: number): Fen {
  const beyond = Math.max(0, quantity - first.upTo);
  const further = next ? timesFen(next.fee, Math.ceil(beyond / next.step)) : zeroFen;
  return fen(first.fee + further);
}
