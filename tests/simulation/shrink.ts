import type { Plan } from './plan';
import type { Outcome } from './run';

/** How a smaller plan is tried: undefined when it does not break the same invariant any more. */
type Attempt = (plan: Plan) => Promise<Outcome | undefined>;

/** Parts that may be left out, biggest first: halves, quarters, … single ones. */
function* chunks<Part>(parts: readonly Part[]): Generator<readonly Part[]> {
  for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < parts.length; at += size) yield parts.slice(at, at + size);
  }
}

const withoutActors = (plan: Plan, names: readonly string[]): Plan => ({
  ...plan,
  actors: plan.actors.filter(({ name }) => !names.includes(name)),
});

const withoutSteps = (plan: Plan, ids: readonly string[]): Plan => ({
  ...plan,
  actors: plan.actors.map((actor) => ({
    ...actor,
    steps: actor.steps.filter(({ id }) => !ids.includes(`${actor.name}/${id}`)),
  })),
});

const withoutFaults = (plan: Plan, keys: readonly string[]): Plan => ({
  ...plan,
  muted: [...new Set([...plan.muted, ...keys])],
});

/**
 * Leaves out people, what they do and faults as long as the same invariant still breaks, and answers what is left:
 * the shortest story that could be found within `budgetMs`.
 */
export async function shrink(
  plan: Plan,
  outcome: Outcome,
  run: (plan: Plan) => Promise<Outcome>,
  { budgetMs, now }: { budgetMs: number; now: () => number },
): Promise<{ plan: Plan; outcome: Outcome }> {
  const deadline = now() + budgetMs;
  const invariant = outcome.problem?.invariant;
  const attempt: Attempt = async (smaller) => {
    const tried = await run(smaller);
    return tried.problem?.invariant === invariant ? tried : undefined;
  };
  let best = { plan, outcome };
  const leaveOut = async (
    partsOf: (best: { plan: Plan; outcome: Outcome }) => readonly string[],
    without: (plan: Plan, parts: readonly string[]) => Plan,
  ): Promise<void> => {
    for (const chunk of chunks(partsOf(best))) {
      if (now() > deadline) return;
      const present = new Set(partsOf(best));
      if (!chunk.some((part) => present.has(part))) continue;
      const smaller = without(best.plan, chunk);
      const tried = await attempt(smaller);
      if (tried) best = { plan: smaller, outcome: tried };
    }
  };
  for (const calmer of [{ waitsForExpiry: false }, { refundsFail: false }]) {
    const smaller = { ...best.plan, ...calmer };
    const tried = await attempt(smaller);
    if (tried) best = { plan: smaller, outcome: tried };
  }
  await leaveOut((known) => known.plan.actors.map(({ name }) => name), withoutActors);
  await leaveOut((known) => known.outcome.faults.map(({ key }) => key), withoutFaults);
  await leaveOut(
    (known) => known.plan.actors.flatMap(({ name, steps }) => steps.map(({ id }) => `${name}/${id}`)),
    withoutSteps,
  );
  await leaveOut((known) => known.outcome.faults.map(({ key }) => key), withoutFaults);
  return best;
}
