import { MINUTE, SECOND, type Millis } from '@shared/kernel/time';
import { places, prices, skus } from '../support/tiny-chain';
import { dispatcherSteps, moverSteps, type TransferDeed } from './plan-transfers';
import { Chance } from './random';
import { type FaultRates, noFaults } from './world/faults';

type Line = { readonly skuId: string; readonly quantity: number };

type Deed =
  | { readonly does: 'fillCart'; readonly lines: readonly Line[] }
  | {
      readonly does: 'buy';
      readonly requestId: string;
      readonly storeId: string;
      readonly lines: readonly Line[];
      readonly fulfilment: 'pickup' | 'delivery';
      /** Taps on the button, at once: all of them carry the same request id. */
      readonly taps: number;
      readonly next: 'pay' | 'payLate' | 'payTwice' | 'cancel' | 'payAndCancel' | 'leave';
      /** After it was paid: a change of mind, or a word that the goods have arrived. */
      readonly after: 'nothing' | 'stopPart' | 'confirmReceipt';
      readonly looks: boolean;
      readonly shows: boolean;
      /** The app is opened again later and sends once more what it got no answer to. */
      readonly repeats: boolean;
    }
  | { readonly does: 'work' }
  | { readonly does: 'redeem'; readonly taps: number; readonly guesses: boolean }
  | {
      readonly does: 'count';
      readonly requestId: string;
      readonly locationId: string;
      readonly skuId: string;
      readonly difference: number;
    }
  | { readonly does: 'price'; readonly skuId: string; readonly price: number }
  | TransferDeed;

type Pause = { readonly pause: Millis };

/** One thing that somebody does after a pause. Data only, so that a failing run can be made smaller. */
export type Step = Pause & { readonly id: string } & Deed;
type Draft = Pause & Deed;

export type Role = 'shopper' | 'staff' | 'headquarters' | 'mover' | 'dispatcher';
export type Actor = {
  readonly name: string;
  readonly role: Role;
  readonly storeId: string;
  readonly steps: readonly Step[];
};

/** Everything that a seed decides. */
export type Plan = {
  readonly seed: string;
  readonly rates: FaultRates;
  readonly actors: readonly Actor[];
  /** Faults that are left out, by the name of their call; none at first. */
  readonly muted: readonly string[];
  /** What nobody fetched in a week has gone back before everything is checked. */
  readonly waitsForExpiry: boolean;
  /** WeChat Pay has nothing to refund from until the day is over. */
  readonly refundsFail: boolean;
};

const stores = [places.jingan, places.hangzhou] as const;
const allSkus = [skus.dress, skus.shirt, skus.hot] as const;
const tagPrices = { [skus.dress]: prices.dress, [skus.shirt]: prices.shirt, [skus.hot]: prices.hot };

function ratesOf(chance: Chance): FaultRates {
  const level = chance.pick([0, 0.004, 0.01, 0.03]);
  if (level === 0) return noFaults;
  const some = () => (chance.isTrue(0.75) ? level * chance.next() : 0);
  return {
    ...{ failsBefore: some(), failsAfter: some(), comesTwice: some() * 2, isSlow: some() },
    ...{ comesLate: some() / 2, stopsBefore: some() / 8, stopsAfter: some() / 8 },
  };
}

function linesOf(chance: Chance): Line[] {
  const wanted = allSkus.filter(() => chance.isTrue(0.5));
  const chosen = wanted.length > 0 ? wanted : [skus.hot];
  return chosen.map((skuId) => ({ skuId, quantity: chance.pick([1, 1, 1, 2, 3]) }));
}

/** Everybody wants the same at the same moment: what is left goes to whoever the database serves first. */
const rushStep = (chance: Chance): Draft => ({
  pause: chance.between(0, 120),
  does: 'buy',
  requestId: chance.uuid(),
  storeId: places.jingan,
  lines: [{ skuId: skus.hot, quantity: chance.pick([1, 1, 2]) }],
  fulfilment: 'pickup',
  taps: chance.pick([1, 1, 2]),
  next: chance.pick(['pay', 'pay', 'cancel', 'leave']),
  after: chance.pick(['nothing', 'nothing', 'stopPart']),
  looks: chance.isTrue(0.3),
  shows: chance.isTrue(0.5),
  repeats: chance.isTrue(0.2),
});

function shopperSteps(chance: Chance): Draft[] {
  const storeId = chance.pick(stores);
  return Array.from({ length: chance.between(1, 3) }, (): Draft[] => {
    const lines = linesOf(chance);
    const filling: Draft = { pause: chance.between(0, 20 * SECOND), does: 'fillCart', lines };
    const buying: Draft = {
      pause: chance.between(0, chance.pick([2 * SECOND, MINUTE, 20 * MINUTE])),
      does: 'buy',
      requestId: chance.uuid(),
      ...{ storeId, lines },
      fulfilment: chance.isTrue(0.6) ? 'pickup' : 'delivery',
      taps: chance.pick([1, 1, 1, 2, 3]),
      next: chance.pick([
        'pay',
        'pay',
        'pay',
        'payLate',
        'payTwice',
        'cancel',
        'payAndCancel',
        'leave',
      ] as const),
      after: chance.pick(['nothing', 'nothing', 'stopPart', 'confirmReceipt'] as const),
      looks: chance.isTrue(0.5),
      shows: chance.isTrue(0.8),
      repeats: chance.isTrue(0.2),
    };
    return chance.isTrue(0.3) ? [filling, buying] : [buying];
  }).flat();
}

const staffSteps = (chance: Chance): Draft[] =>
  Array.from({ length: chance.between(3, 9) }, (): Draft => {
    const pause = chance.between(MINUTE, 15 * MINUTE);
    if (chance.isTrue(0.5)) return { pause, does: 'work' };
    return { pause, does: 'redeem', taps: chance.pick([1, 1, 2]), guesses: chance.isTrue(0.1) };
  });

const headquartersSteps = (chance: Chance): Draft[] =>
  Array.from({ length: chance.between(1, 4) }, (): Draft => {
    const pause = chance.between(0, 20 * MINUTE);
    const skuId = chance.pick(allSkus);
    if (chance.isTrue(0.4)) {
      return { pause, does: 'price', skuId, price: tagPrices[skuId]! - chance.between(0, 40) * 100 };
    }
    const locationId = chance.pick([places.jingan, places.hangzhou, places.warehouse]);
    const difference = chance.between(-2, 4);
    return { pause, does: 'count', requestId: chance.uuid(), locationId, skuId, difference };
  });

/** A step keeps its name when others are left out, and with the name everything that chance does to it. */
const named = (steps: readonly Draft[]): Step[] => steps.map((step, at) => ({ ...step, id: `${at + 1}` }));

/** The same seed gives the same plan; each actor has a stream of chance of its own. */
export function makePlan(seed: string): Plan {
  const chance = new Chance(`plan/${seed}`);
  const own = (name: string) => new Chance(`plan/${seed}/${name}`);
  const isRush = chance.isTrue(0.5);
  const rush = (name: string) => (isRush ? [rushStep(own(`${name}/rush`))] : []);
  const shoppers = Array.from({ length: chance.between(2, 10) }, (_, index): Actor => {
    const name = `shopper-${index + 1}`;
    return {
      name,
      role: 'shopper',
      storeId: places.jingan,
      steps: named([...rush(name), ...shopperSteps(own(name))]),
    };
  });
  const staff = stores.map((storeId): Actor => {
    const name = `staff-${storeId}`;
    return { name, role: 'staff', storeId, steps: named(staffSteps(own(name))) };
  });
  const headquarters: Actor = {
    ...{ name: 'headquarters', role: 'headquarters', storeId: '' },
    steps: named(headquartersSteps(own('headquarters'))),
  };
  const movers = stores.map((storeId): Actor => {
    const name = `mover-${storeId}`;
    return { name, role: 'mover', storeId, steps: named(moverSteps(own(name), storeId)) };
  });
  const dispatcher: Actor = {
    ...{ name: 'dispatcher', role: 'dispatcher', storeId: '' },
    steps: named(dispatcherSteps(own('dispatcher'))),
  };
  const moving = own('moving').isTrue(0.6) ? [...movers, dispatcher] : [];
  return {
    seed,
    rates: ratesOf(chance),
    actors: [...shoppers, ...staff, ...(chance.isTrue(0.5) ? [headquarters] : []), ...moving],
    muted: [],
    waitsForExpiry: chance.isTrue(0.4),
    refundsFail: chance.isTrue(0.15),
  };
}
