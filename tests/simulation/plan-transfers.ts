import { MINUTE, type Millis } from '@shared/kernel/time';
import { places, skus } from '../support/tiny-chain';
import type { Chance } from './random';

/** What people do with transfers. What they find when they look is up to what the others did. */
export type TransferDeed =
  | {
      readonly does: 'askFor';
      readonly requestId: string;
      readonly fromId: string;
      readonly skuId: string;
      readonly quantity: number;
    }
  /** Looks at the transfers of the place and does the next thing with one of them. */
  | { readonly does: 'tend'; readonly requestId: string; readonly taps: number };

type Draft = { readonly pause: Millis } & TransferDeed;

const sources = [places.jingan, places.hangzhou, places.warehouse] as const;
const wanted = [skus.dress, skus.shirt, skus.hot] as const;

const tending = (chance: Chance): Draft => ({
  pause: chance.between(0, 5 * MINUTE),
  does: 'tend',
  requestId: chance.uuid(),
  taps: chance.pick([1, 1, 1, 2]),
});

/** Somebody in a store's back room asks for goods and works off what comes and goes. */
export const moverSteps = (chance: Chance, storeId: string): Draft[] =>
  Array.from({ length: chance.between(4, 11) }, (_, at): Draft => {
    if (at > 0 && chance.isTrue(0.6)) return tending(chance);
    return {
      pause: chance.between(0, 4 * MINUTE),
      does: 'askFor',
      requestId: chance.uuid(),
      fromId: chance.pick(sources.filter((place) => place !== storeId)),
      skuId: chance.pick(wanted),
      quantity: chance.between(1, 3),
    };
  });

/** Headquarters approves, sends from the warehouse and says what became of missing pieces. */
export const dispatcherSteps = (chance: Chance): Draft[] =>
  Array.from({ length: chance.between(8, 20) }, () => tending(chance));
