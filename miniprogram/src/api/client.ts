import type { Contract, InputOf, OutputOf, RefusalOf } from '@shared/contracts/contract';
import type { Result } from '@shared/kernel/result';
import { ApiFault } from './api-fault';

export type Client<C extends Contract> = {
  readonly [Name in keyof C]: (
    input: InputOf<C[Name]>,
  ) => Promise<Result<OutputOf<C[Name]>, RefusalOf<C[Name]>>>;
};

export type Request = { readonly action: string; readonly input: unknown };

/** Carries a request to a function and brings back whatever it said. Rejects with an `ApiFault` of kind offline or timeout. */
export type Call = (functionName: string, request: Request) => Promise<unknown>;

type Answer = Result<unknown, unknown>;

function answerOf(reply: unknown, call: string): Answer {
  if (typeof reply === 'object' && reply !== null) {
    if ('ok' in reply) return reply as Answer;
    if ('fault' in reply) {
      const { fault, requestId } = reply as { fault: string; requestId?: string };
      throw new ApiFault(
        fault === 'INTERNAL' ? 'server' : 'rejected',
        call,
        requestId?.slice(0, 8) ?? fault,
        fault,
      );
    }
  }
  throw new ApiFault('server', call, 'NO-ANSWER', 'the reply is neither an answer nor a fault');
}

const isWorthRepeating = (error: unknown): boolean =>
  error instanceof ApiFault && (error.kind === 'timeout' || error.kind === 'server');

/**
 * A typed client of one function. Only types come from the contract, so no schema library reaches the phone.
 * Faults throw an `ApiFault`; refusals return. Actions named in `reads` change nothing and are tried twice.
 */
export function createClient<C extends Contract>(
  functionName: string,
  reads: readonly (keyof C & string)[],
  call: Call,
): Client<C> {
  const ask = async (action: string, input: unknown): Promise<Answer> =>
    answerOf(await call(functionName, { action, input }), `${functionName}.${action}`);

  return new Proxy({} as Client<C>, {
    get: (_, action: string) => async (input: unknown) => {
      try {
        return await ask(action, input);
      } catch (error) {
        if (!reads.includes(action) || !isWorthRepeating(error)) throw error;
        return ask(action, input);
      }
    },
  });
}
