import { DAY, type Millis } from '@shared/kernel/time';
import { keep, readKept } from './kept';

/** Who shared the card a shopper came by. The server decides what it is worth. */
export type Attribution = {
  readonly guideId?: string;
  readonly storeId?: string;
  readonly shareId?: string;
  readonly arrivedAt: Millis;
};

const name = 'attribution';
const keptFor = 7 * DAY;
const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[A-Za-z0-9_-]{1,64}$/.test(value);

/** Keeps the parameters of the card by which this page was opened; a visit without them changes nothing. */
export function rememberArrival(params: Readonly<Record<string, unknown>>, now: Millis): void {
  const { guideId, storeId, shareId } = params;
  if (!isId(guideId) && !isId(shareId)) return;
  const attribution: Attribution = {
    ...(isId(guideId) && { guideId }),
    ...(isId(storeId) && { storeId }),
    ...(isId(shareId) && { shareId }),
    arrivedAt: now,
  };
  keep(name, attribution);
}

/** The last card the shopper came by within a week, to be named when an order is placed. */
export function currentAttribution(now: Millis): Attribution | undefined {
  const attribution = readKept<Attribution>(name);
  return attribution && now - attribution.arrivedAt < keptFor ? attribution : undefined;
}
