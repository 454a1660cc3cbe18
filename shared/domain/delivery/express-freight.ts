import { assert } from '../../kernel/assert';
import { fen, sumFen, zeroFen, type Fen } from '../../kernel/money';
import { accept, refuse, type Result } from '../../kernel/result';
import {
  assertCharge,
  chargeFor,
  type FreightCharge,
  type FreightMeasure,
  type FreightTemplate,
} from './freight-template';
import { isSameRegion } from './region';

/** Where a parcel goes, in the words of the address (`浙江省`, `杭州市`). */
export type Destination = { readonly province: string; readonly city: string };

/** The goods that travel under one template. */
export type FreightLoad = {
  /** Whole pieces, 1 or more. */
  readonly pieces: number;
  readonly grams: number;
  /** Goods payable, after all that came off them. */
  readonly goods: Fen;
};

/** Freight of a load and why, in the form of the price step `freight`. */
export type ExpressFreight = {
  /** `flat` is one fee however much there is, `stepped` a fee that grows. */
  readonly reason: 'freeAbove' | 'flat' | 'stepped';
  /** Goods payable from which it is free; null when it never is. */
  readonly threshold: Fen | null;
  /** What is short of `threshold`; 0 when freight is free already or never is. */
  readonly missing: Fen;
  readonly amount: Fen;
};

export type NotDeliveredThere = {
  readonly code: 'NOT_DELIVERED_THERE';
  readonly data: { readonly region: string };
};

/**
 * Freight of one load by one template. Free from the zone's threshold on, the threshold itself included. Refuses a
 * region that gets no parcels, and names it as it was asked for: the city if it is the city, else the province.
 */
export function expressFreight(
  template: FreightTemplate,
  load: FreightLoad,
  to: Destination,
): Result<ExpressFreight, NotDeliveredThere> {
  assert(Number.isSafeInteger(load.pieces) && load.pieces > 0, `${load.pieces} pieces to send`);
  assert(load.grams >= 0 && load.goods >= 0, `${load.grams} g, ${load.goods} fen to send`);
  const ban = template.undelivered.find(
    ({ province, city }) =>
      isSameRegion(province, to.province) && (city === undefined || isSameRegion(city, to.city)),
  );
  const zone = template.zones.find(({ provinces }) =>
    provinces.some((one) => isSameRegion(one, to.province)),
  );
  const charge = zone ?? template.elsewhere;
  if (ban || !charge) {
    const region = ban?.city === undefined ? to.province : to.city;
    return refuse({ code: 'NOT_DELIVERED_THERE', data: { region } });
  }
  assertCharge(charge);
  return accept(freightBy(charge, template.by, load));
}

function freightBy(charge: FreightCharge, by: FreightMeasure, load: FreightLoad): ExpressFreight {
  const { freeFrom: threshold, next } = charge;
  if (threshold !== null && load.goods >= threshold)
    return { reason: 'freeAbove', threshold, missing: zeroFen, amount: zeroFen };
  const quantity = { pieces: load.pieces, weight: load.grams, amount: load.goods }[by];
  return {
    reason: next ? 'stepped' : 'flat',
    threshold,
    missing: threshold === null ? zeroFen : fen(threshold - load.goods),
    amount: chargeFor(charge, quantity),
  };
}

/** One line of goods to be sent. */
export type FreightLine = FreightLoad & {
  /** The product's own template; undefined takes the default one. */
  readonly templateId?: string | undefined;
};

/** Freight of lines under several templates: one entry per template, `default` for the default one. */
export type FreightByTemplate = {
  readonly amount: Fen;
  readonly templates: readonly (ExpressFreight & { readonly templateId: string })[];
};

export const DEFAULT_TEMPLATE_ID = 'default';

/**
 * Freight of a whole order: lines under one template are one load, with their own steps and their own threshold, and
 * the loads add up. Refuses if any of them is not delivered there. Asserts that every template exists.
 */
export function expressFreightOf(
  templates: ReadonlyMap<string, FreightTemplate>,
  lines: readonly FreightLine[],
  to: Destination,
): Result<FreightByTemplate, NotDeliveredThere> {
  const idOf = ({ templateId = DEFAULT_TEMPLATE_ID }: FreightLine) => templateId;
  const charged = [];
  for (const templateId of new Set(lines.map(idOf))) {
    const template = templates.get(templateId);
    assert(template, `no freight template ${templateId}`);
    const load = loadOf(lines.filter((line) => idOf(line) === templateId));
    const freight = expressFreight(template, load, to);
    if (!freight.ok) return freight;
    charged.push({ templateId, ...freight.value });
  }
  return accept({ amount: sumFen(charged.map(({ amount }) => amount)), templates: charged });
}

const loadOf = (lines: readonly FreightLoad[]): FreightLoad => ({
  pieces: lines.reduce((sum, line) => sum + line.pieces, 0),
  grams: lines.reduce((sum, line) => sum + line.grams, 0),
  goods: sumFen(lines.map(({ goods }) => goods)),
});
