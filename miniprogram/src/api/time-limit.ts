import { ApiFault } from './api-fault';
import { isOnline } from '../state/network';

/** A shopper waits this long for an answer, in ms. */
export const timeLimit = 10_000;

/** Something to quote for a call that never reached us: where it broke and when. */
export function brokenReference(letter: 'N' | 'T', now: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${letter}-${two(now.getHours())}${two(now.getMinutes())}-${two(now.getSeconds())}`;
}

/** Turns what the platform says about a failed request into an `ApiFault`. */
export function connectionFault(call: string, errMsg: string): ApiFault {
  const isTimeout = /time\s?out/i.test(errMsg) && isOnline();
  return new ApiFault(
    isTimeout ? 'timeout' : 'offline',
    call,
    brokenReference(isTimeout ? 'T' : 'N', new Date()),
    errMsg,
  );
}
