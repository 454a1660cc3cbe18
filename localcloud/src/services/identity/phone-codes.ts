import { randomBytes } from 'node:crypto';
import type { Clock } from '../../clock';
import { PHONE, PHONE_CODE_LIFE_MS } from './limits';

export type PhoneCodes = {
  /** What the phone-number button hands to a page; undefined when this is no mobile number. */
  issue(phone: unknown): string | undefined;
  /** The number behind a code, once; undefined when the code is unknown, used or over. */
  redeem(code: string): string | undefined;
};

/** Stands in for the platform's phone-number button. Codes live in memory: five minutes outlast no restart. */
export function createPhoneCodes(clock: Clock): PhoneCodes {
  const issued = new Map<string, { phone: string; endsAt: number }>();

  function dropEnded(): void {
    for (const [code, { endsAt }] of issued) {
      if (endsAt > clock.now()) return;
      issued.delete(code);
    }
  }

  return {
    issue(phone) {
      if (typeof phone !== 'string' || !PHONE.test(phone)) return undefined;
      dropEnded();
      const code = randomBytes(32).toString('hex');
      issued.set(code, { phone, endsAt: clock.now() + PHONE_CODE_LIFE_MS });
      return code;
    },
    redeem(code) {
      const entry = issued.get(code);
      issued.delete(code);
      return entry && entry.endsAt > clock.now() ? entry.phone : undefined;
    },
  };
}
