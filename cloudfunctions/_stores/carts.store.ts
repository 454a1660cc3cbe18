import { applyToCart, type CartChange } from '@shared/domain/cart/cart';
import type { Millis } from '@shared/kernel/time';
import { collection, command } from './database';
import type { CartDocument } from './member.documents';

const carts = collection<CartDocument>('carts');

export const findCart = (openId: string): Promise<CartDocument | undefined> => carts.find(openId);

/**
 * Writes one change as one atomic update, guarded by the version that it was decided on. Undefined when another
 * write came first: read again and decide again.
 */
export async function changeCart(
  openId: string,
  seen: CartDocument | undefined,
  change: CartChange,
  now: Millis,
): Promise<CartDocument | undefined> {
  if (!seen) {
    const { lines, recentRequestIds } = change;
    const made = { _id: openId, lines, recentRequestIds: [...recentRequestIds], updatedAt: now };
    return (await carts.insert(made)) ? made : undefined;
  }
  const _ = command();
  const updatedAt = Math.max(now, seen.updatedAt + 1);
  const written = Object.entries(change.lines).map(([skuId, line]) => [`lines.${skuId}`, _.set(line)]);
  const removed = change.removed.map((skuId) => [`lines.${skuId}`, _.remove()]);
  const updated = await carts.updateWhere(
    { _id: openId, updatedAt: seen.updatedAt },
    {
      ...Object.fromEntries([...written, ...removed]),
      recentRequestIds: _.set([...change.recentRequestIds]),
      updatedAt,
    },
  );
  if (updated === 0) return undefined;
  const { lines, recentRequestIds } = applyToCart(seen, change);
  return { _id: openId, lines, recentRequestIds: [...recentRequestIds], updatedAt };
}

/**
 * Takes ordered lines out, whatever else changes the cart meanwhile. `updatedAt` grows with it, because a cart that
 * was read before must be read again. A cart that does not exist stays so.
 */
export async function takeOutOfCart(openId: string, skuIds: readonly string[]): Promise<void> {
  const _ = command();
  const removed = Object.fromEntries(skuIds.map((skuId) => [`lines.${skuId}`, _.remove()]));
  await carts.updateWhere({ _id: openId }, { ...removed, updatedAt: _.inc(1) });
}
