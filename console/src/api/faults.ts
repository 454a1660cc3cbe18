import type { Fault, FaultCode, RefusalOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { Result } from '@shared/kernel/result';

/** Every "no" that headquarters can hear, with its data. */
export type HqRefusal = { [Name in keyof HqContract]: RefusalOf<HqContract[Name]> }[keyof HqContract];

/** What can go wrong besides a refusal: the function's own faults, and what lies on the way to it. */
export type HqFaultCode = FaultCode | 'UNREACHABLE' | 'FILE_TOO_LARGE';

/** The request was not answered as asked. `requestId` finds it in the log; empty when it never arrived. */
export class HqFault extends Error {
  override readonly name = 'HqFault';
  constructor(
    readonly code: HqFaultCode,
    readonly requestId = '',
  ) {
    super(`${code} ${requestId}`.trim());
  }
}

/** A refusal on its way through machinery that knows only thrown errors. */
export class HqRefused extends Error {
  override readonly name = 'HqRefused';
  constructor(readonly refusal: HqRefusal) {
    super(refusal.code);
  }
}

/** The value of an answer; a refusal is thrown as `HqRefused`, for lists and drawers that show any of them alike. */
export function valueOf<Value>(result: Result<Value, HqRefusal>): Value {
  if (result.ok) return result.value;
  throw new HqRefused(result.refusal);
}

/** Tells a fault from an answer. */
export function isFault(reply: unknown): reply is Fault {
  return typeof reply === 'object' && reply !== null && 'fault' in reply;
}
