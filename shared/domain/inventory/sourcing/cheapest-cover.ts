/** Places that together must meet needs. All arrays are by index: needs and gives by line, gives and costs by place. */
export type CoverProblem = {
  /** Pieces wanted of each line. */
  readonly needs: readonly number[];
  /** `gives[place][line]`: pieces of the line the place can add, zero or more. */
  readonly gives: readonly (readonly number[])[];
  /** Of each place, zero or more, ascending. */
  readonly costs: readonly number[];
  /** For each place after the first, zero or more. */
  readonly perExtraPlace: number;
  /** Places that are part of every answer. */
  readonly forced: readonly number[];
  readonly mostPlaces: number;
};

/** Places in ascending order, and what they cost together. */
export type Cover = { readonly places: readonly number[]; readonly cost: number };

/** Every set of up to this many places is considered: at 45 places that is at most 15,225 sets. */
export const EXACT_PLACES = 3;
/** Larger sets are searched within this many steps, all sizes together. */
const LARGE_STEPS = 4_000;

/**
 * The cheapest places that meet all needs, or null. Of equal cost the fewest places win, then those that come first.
 *
 * Up to three places the answer is exact. More are used only if three cannot do it: then the fewest that do, the
 * cheapest among these; exact while the search takes under 4,000 steps, then greedy, because set cover is hard in
 * general.
 */
export function cheapestCover(problem: CoverProblem): Cover | null {
  const { mostPlaces, forced } = problem;
  const small = search(problem, Math.min(EXACT_PLACES, mostPlaces), { steps: Infinity });
  if (small || mostPlaces <= EXACT_PLACES) return small;

  const greedy = greedyCover(problem);
  if (!greedy) return null;
  const budget = { steps: LARGE_STEPS };
  const most = Math.min(mostPlaces, greedy.places.length);
  for (let size = Math.max(EXACT_PLACES + 1, forced.length); size <= most; size++) {
    const found = search(problem, size, budget);
    if (found) return withoutIdle(problem, found.places);
  }
  return greedy.places.length <= mostPlaces ? greedy : null;
}

/** A search that was cut short may leave a place that the others can do without; the dearest goes first. */
function withoutIdle(problem: CoverProblem, places: readonly number[]): Cover {
  const kept = places.toReversed().reduce<readonly number[]>((held, place) => {
    const others = held.filter((one) => one !== place);
    const isNeeded = leftAfter(problem, others).some((need) => need > 0);
    return isNeeded || problem.forced.includes(place) ? held : others;
  }, places);
  return { places: kept, cost: costOf(problem, kept) };
}

const costOf = ({ costs, perExtraPlace }: CoverProblem, places: readonly number[]): number =>
  places.reduce((sum, place) => sum + (costs[place] ?? 0), Math.max(0, places.length - 1) * perExtraPlace);

const without = (needs: readonly number[], gives: readonly number[] = []): number[] =>
  needs.map((need, line) => Math.max(0, need - (gives[line] ?? 0)));

/** What is still short of each line once `places` have given. */
const leftAfter = ({ needs, gives }: CoverProblem, places: readonly number[]): number[] =>
  places.reduce<number[]>((left, place) => without(left, gives[place]), [...needs]);

type LineSupply = { readonly suppliers: readonly number[]; readonly most: number; readonly slack: number };

/** Who gives of a line, the most that one of them gives, and how many times over they could meet the need. */
function lineSupply(gives: CoverProblem['gives'], line: number, need: number): LineSupply {
  const column = gives.map((given) => given[line] ?? 0);
  const suppliers = column.flatMap((pieces, place) => (pieces > 0 ? [place] : []));
  const total = column.reduce((sum, pieces) => sum + Math.min(pieces, need), 0);
  return { suppliers, most: Math.max(0, ...column), slack: total / need };
}

/**
 * Depth first: some place of an answer must give of the first line that is still short, so only its suppliers are
 * tried; one that was tried is out of bounds for its later siblings, so no set is met twice. Costs ascend, so the
 * first supplier that is too dear ends the loop.
 */
function search(problem: CoverProblem, mostPlaces: number, budget: { steps: number }): Cover | null {
  const { gives, costs, perExtraPlace, forced } = problem;
  if (forced.length > mostPlaces) return null;
  const lines = problem.needs.map((need, line) => lineSupply(gives, line, need));
  const tightestFirst = lines.map((_, line) => line);
  tightestFirst.sort((a, b) => (lines[a]?.slack ?? 0) - (lines[b]?.slack ?? 0) || a - b);
  const isBeyond = (left: readonly number[], places: number) =>
    lines.some(({ most }, line) => (left[line] ?? 0) > most * places);

  const isUsed = new Set<number>(forced);
  const chosen = [...forced];
  let best: Cover | null = null;

  function visit(left: readonly number[], cost: number): void {
    const short = tightestFirst.find((line) => (left[line] ?? 0) > 0);
    if (short === undefined) {
      best = better(best, { places: [...chosen].sort((a, b) => a - b), cost });
      return;
    }
    if (isBeyond(left, mostPlaces - chosen.length)) return;
    const isLast = chosen.length + 1 === mostPlaces;
    const step = chosen.length > 0 ? perExtraPlace : 0;
    const tried: number[] = [];
    for (const place of lines[short]?.suppliers ?? []) {
      if (isUsed.has(place)) continue;
      const next = cost + (costs[place] ?? 0) + step;
      if (budget.steps-- <= 0 || isBeaten(best, next, chosen.length + 1)) break;
      const given = gives[place] ?? [];
      if (isLast && tightestFirst.some((line) => (left[line] ?? 0) > (given[line] ?? 0))) continue;
      isUsed.add(place);
      tried.push(place);
      chosen.push(place);
      visit(without(left, given), next);
      chosen.pop();
      if (isLast) break; // Whoever follows costs as much or more and comes later.
    }
    for (const place of tried) isUsed.delete(place);
  }

  visit(leftAfter(problem, forced), costOf(problem, forced));
  return best;
}

const isBeaten = (best: Cover | null, cost: number, count: number): boolean =>
  best !== null && (cost > best.cost || (cost === best.cost && count > best.places.length));

function better(best: Cover | null, found: Cover): Cover {
  if (!best) return found;
  const order =
    found.cost - best.cost ||
    found.places.length - best.places.length ||
    compareLists(found.places, best.places);
  return order < 0 ? found : best;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const differing = a.findIndex((place, index) => place !== b[index]);
  return differing < 0 ? 0 : (a[differing] ?? 0) - (b[differing] ?? 0);
}

/** Takes the place that gives most of what is still short, again and again; of equals the first. Null if all fall short. */
function greedyCover(problem: CoverProblem): Cover | null {
  const places = [...problem.forced];
  let left = leftAfter(problem, places);
  while (left.some((need) => need > 0)) {
    const help = problem.gives.map((given, place) =>
      places.includes(place)
        ? 0
        : left.reduce((sum, need, line) => sum + Math.min(need, given[line] ?? 0), 0),
    );
    const most = Math.max(0, ...help);
    if (most === 0) return null;
    const place = help.indexOf(most);
    places.push(place);
    left = without(left, problem.gives[place]);
  }
  return withoutIdle(
    problem,
    places.sort((a, b) => a - b),
  );
}
