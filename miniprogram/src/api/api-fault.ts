/**
 * Why a call gave no answer: no connection, no reply in time, the request was refused as malformed or not signed in,
 * or the cloud failed. A "no" that belongs to the business is a refusal, never a fault.
 */
export type FaultKind = 'offline' | 'timeout' | 'rejected' | 'server';

/** `reference` is what a shopper can quote to us: the request id of the server, or where and when it broke. */
export class ApiFault extends Error {
  override readonly name = 'ApiFault';

  constructor(
    readonly kind: FaultKind,
    readonly call: string,
    readonly reference: string,
    detail = '',
  ) {
    super(`${call}: ${kind} ${detail}`);
  }
}
