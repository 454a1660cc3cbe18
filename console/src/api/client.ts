import type { Contract, InputOf, OutputOf, RefusalOf } from '@shared/contracts/contract';
import type { Result } from '@shared/kernel/result';

/** A contract as functions. Only types come from it, so no schema library reaches the browser. */
export type Client<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: InputOf<C[Name]>,
    signal?: AbortSignal,
  ) => Promise<Result<OutputOf<C[Name]>, RefusalOf<C[Name]>>>;
};

export type Call = (
  request: { action: string; input: unknown },
  signal?: AbortSignal,
) => Promise<Result<unknown, unknown>>;

/** Makes a typed client over `call`. Refusals are returned, faults are thrown by `call`. */
export function createClient<C extends Contract>(call: Call): Client<C> {
  return new Proxy({} as Client<C>, {
    get: (_, action) => (input: unknown, signal?: AbortSignal) =>
      call({ action: String(action), input }, signal),
  });
}
