import type { Clause, Filter, Nearness } from '../filter/filter';
import { nearestMetres } from '../geo/geo-condition';
import { regionOfCircle } from '../geo/region';
import { EARTH_RADIUS_METRES } from '../geo/sphere';
import type { StoredDocument } from '../storage/stored-document';

type Found = { readonly stored: StoredDocument; readonly metres: number };

/** Documents of one clause, perhaps some that do not meet it; none that was given out before. */
export type Candidates = (clause: Clause) => Iterable<StoredDocument>;

const FIRST_CIRCLE_METRES = 1_000;
/** The next circle is as large as the last one's density asks for, and somewhat larger: the few are unevenly spread. */
const MOST_GROWTH = 4;
const LEAST_GROWTH = 1.3;
const HALF_ROUND_THE_EARTH_METRES = Math.PI * EARTH_RADIUS_METRES;

/** The nearest first; those equally far in natural order. */
export function byDistance(
  candidates: Iterable<StoredDocument>,
  { test }: Filter,
  near: Nearness,
): StoredDocument[] {
  return inOrder(measured(candidates, test, near)).map(({ stored }) => stored);
}

/** The `wanted` nearest, from circles that grow until one of them holds enough: what is far away is never read. */
export function nearest(
  candidatesOf: Candidates,
  filter: Filter,
  near: Nearness,
  wanted: number,
): StoredDocument[] {
  const { path, longitude, latitude, minMetres, maxMetres } = near;
  const last = Math.min(maxMetres, HALF_ROUND_THE_EARTH_METRES);
  const found: Found[] = [];
  let radius = Number.isFinite(wanted) ? Math.max(FIRST_CIRCLE_METRES, minMetres) : last;
  for (;;) {
    const region = regionOfCircle([longitude, latitude], Math.min(radius, last));
    const within: Clause = { kind: 'and', of: [{ kind: 'region', path, region }, filter.clause] };
    found.push(...measured(candidatesOf(within), filter.test, near));
    const sure = found.filter(({ metres }) => metres <= radius).length;
    // Said this way round, a limit that is no number ends it too.
    if (sure >= wanted || !(radius < last)) break;
    const growth = sure === 0 ? MOST_GROWTH : LEAST_GROWTH * Math.sqrt(wanted / sure);
    radius *= Math.min(growth, MOST_GROWTH);
  }
  return inOrder(found)
    .slice(0, wanted)
    .map(({ stored }) => stored);
}

function measured(candidates: Iterable<StoredDocument>, test: Filter['test'], near: Nearness): Found[] {
  const found: Found[] = [];
  for (const stored of candidates)
    if (test(stored.document))
      found.push({ stored, metres: nearestMetres(stored.document, near) ?? Infinity });
  return found;
}

const inOrder = (found: Found[]): Found[] =>
  found.sort((left, right) => left.metres - right.metres || left.stored.position - right.stored.position);
