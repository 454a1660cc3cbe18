import { randomInt } from 'node:crypto';
import { PICKUP_CODE_LIFE } from '@shared/domain/order/order';
import type { PickupCode } from '@shared/domain/order/part';
import type { Millis } from '@shared/kernel/time';
import { insertPickupCode } from '../_stores/pickup-codes.store';

/** Six digits nobody can foresee. */
export const drawDigits = (): string => String(randomInt(1_000_000)).padStart(6, '0');

/** With a million codes, this many taken ones in a row mean that something else is wrong. */
const MOST_DRAWS = 20;

/** A code that no waiting order has, reserved for this one. `draw` gives six digits. */
export async function issuePickupCode(
  order: { orderId: string; storeId: string },
  at: Millis,
  draw: () => string = drawDigits,
): Promise<PickupCode> {
  const expiresAt = at + PICKUP_CODE_LIFE;
  for (let attempt = 0; attempt < MOST_DRAWS; attempt += 1) {
    const code = draw();
    if (await insertPickupCode(code, { ...order, expiresAt })) return { code, expiresAt };
  }
  throw new Error(`no free pickup code in ${MOST_DRAWS} draws`);
}
