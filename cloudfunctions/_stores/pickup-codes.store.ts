import { DAY, type Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { PickupCodeDocument } from './order.documents';

const codes = collection<PickupCodeDocument>('pickup_codes');

/** How long staff are told what became of a code that is over. */
const REMEMBERED: Millis = 7 * DAY;

export const findPickupCode = (code: string): Promise<PickupCodeDocument | undefined> => codes.find(code);

/** False when these digits are in use. */
export function insertPickupCode(
  code: string,
  fields: Pick<PickupCodeDocument, 'orderId' | 'storeId' | 'expiresAt'>,
): Promise<boolean> {
  return codes.insert({ _id: code, ...fields, status: 'live', deleteAfter: fields.expiresAt + REMEMBERED });
}

/** Ends a code's life; its digits stay taken until `clock` deletes it. */
export async function endPickupCode(
  code: string,
  orderId: string,
  status: 'used' | 'expired',
): Promise<void> {
  await codes.updateWhere({ _id: code, orderId, status: 'live' }, { status });
}

export const expiredPickupCodes = (now: Millis, limit: number): Promise<PickupCodeDocument[]> =>
  codes.query({
    where: { status: 'live', expiresAt: command().lte(now) },
    order: [['expiresAt', 'asc']],
    limit,
  });

export const deleteOldPickupCodes = (now: Millis): Promise<number> =>
  codes.removeWhere({ status: command().neq('live'), deleteAfter: command().lte(now) });
