import { randomUUID } from 'node:crypto';
import type {
  Action,
  Contract,
  Fault,
  FaultCode,
  OutputOf,
  ParsedInputOf,
  RefusalOf,
} from '@shared/contracts/contract';
import type { Result } from '@shared/kernel/result';
import { identifyCaller, type Caller, type FunctionEvent } from './caller';
import { startCall } from './log';

export type Handler<A extends Action, Who extends Caller = Caller> = (
  input: ParsedInputOf<A>,
  caller: Who,
) => Promise<Result<OutputOf<A>, RefusalOf<A>>>;

export type Handlers<C extends Contract, Who extends Caller = Caller> = {
  [Name in keyof C]: Handler<C[Name], Who>;
};

export type Reply = Result<unknown, unknown> | Fault;

/**
 * The `main` of a function that phones call: refuses other kinds of caller, parses what comes in, checks what goes
 * out. A refusal is an answer; a fault is a wrong request or a bug, and never says more than its code.
 */
export function serve<C extends Contract>(contract: C, handlers: Handlers<C>) {
  return async function main(event: FunctionEvent): Promise<Reply> {
    const caller = identifyCaller(event);
    const isShopper = caller.kind === 'client' && caller.openId !== '';
    return answer(contract, handlers, event, caller, () => (isShopper ? caller : 'CALLER_NOT_ALLOWED'));
  };
}

/**
 * Parses, handles, checks and logs one call. `admit` says as whom the caller is answered, or why not; what it reads
 * counts among the call's round trips.
 */
export async function answer<C extends Contract, Who extends Caller>(
  contract: C,
  handlers: Handlers<C, Who>,
  event: Pick<FunctionEvent, 'action' | 'input'>,
  caller: Caller,
  admit: (action: string) => Who | FaultCode | Promise<Who | FaultCode>,
): Promise<Reply> {
  const endCall = startCall();
  const requestId = randomUUID();
  const name = typeof event.action === 'string' ? event.action : '';
  const end = (reply: Reply, error?: unknown): Reply => {
    const outcome =
      'fault' in reply ? reply.fault : reply.ok ? 'ok' : (reply.refusal as { code: string }).code;
    endCall({ action: name.slice(0, 60), caller: caller.kind, requestId, outcome }, error);
    return reply;
  };
  try {
    const who = await admit(name);
    if (typeof who === 'string') return end({ fault: who, requestId });
    return end(await handleAction(contract, handlers, event, who, requestId));
  } catch (error) {
    return end({ fault: 'INTERNAL', requestId }, error);
  }
}

async function handleAction<C extends Contract, Who extends Caller>(
  contract: C,
  handlers: Handlers<C, Who>,
  event: Pick<FunctionEvent, 'action' | 'input'>,
  who: Who,
  requestId: string,
): Promise<Reply> {
  const name = typeof event.action === 'string' ? event.action : '';
  const action = Object.hasOwn(contract, name) ? contract[name] : undefined;
  const handle = handlers[name];
  if (!action || !handle) return { fault: 'UNKNOWN_ACTION', requestId };

  const input = action.input.safeParse(event.input ?? {});
  if (!input.success) {
    const issues = input.error.issues
      .slice(0, 10)
      .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
    return { fault: 'INVALID_INPUT', requestId, issues };
  }
  const result = await handle(input.data as ParsedInputOf<C[string]>, who);
  return result.ok ? { ok: true, value: action.output.parse(result.value) } : result;
}
