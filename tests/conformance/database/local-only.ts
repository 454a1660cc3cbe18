import { it } from '@jest/globals';
import { serviceAccount } from './service-account';

type Register = (name: string, ...rest: unknown[]) => unknown;

/** A test that cannot run on the real service, and why. `npm run conformance` lists those that it left out. */
export function localOnly(reason: string): typeof it {
  if (!serviceAccount) return it;
  const { skip: leaveOut } = it;
  const titled =
    (register: Register): Register =>
    (name, ...rest) =>
      register(`${name} [localOnly: ${reason}]`, ...rest);
  const each = (cases: readonly unknown[]) => titled(leaveOut.each(cases as unknown[][]) as Register);
  return Object.assign(titled(leaveOut as Register), { each }) as unknown as typeof it;
}
