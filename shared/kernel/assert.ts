/** Thrown when something only we can cause has gone wrong: a bug, never an answer to a person. */
export class BrokenAssertion extends Error {
  override readonly name = 'BrokenAssertion';
}

/** Fails loudly when an invariant of ours does not hold. What people can cause is refused, not asserted. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new BrokenAssertion(message);
}

/** Ends a switch over a union: a new member makes every such switch a compile error. */
export function unreachable(value: never): never {
  throw new BrokenAssertion(`unexpected ${JSON.stringify(value)}`);
}
