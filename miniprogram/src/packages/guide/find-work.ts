import type { OrderContract, Work } from '@shared/contracts/order.contract';
import type { RefusalOf } from '@shared/contracts/contract';
import { accept, type Result } from '@shared/kernel/result';
import { api } from '../../api';

type PartOf = Pick<Work, 'orderId' | 'n'>;

/** Under which one piece of work is remembered between the list and the page that ships it. */
export const workKey = ({ orderId, n }: PartOf): string => `work:${orderId}-${n}`;

/** One piece of work of this store by going through the list; null when it is not there any more. */
export async function findWork({
  orderId,
  n,
}: PartOf): Promise<Result<Work | null, RefusalOf<OrderContract['work']>>> {
  let cursor: string | undefined;
  do {
    const page = await api.order.work(cursor === undefined ? {} : { cursor });
    if (!page.ok) return page;
    const found = page.value.parts.find((part) => part.orderId === orderId && part.n === n);
    if (found) return accept(found);
    cursor = page.value.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return accept(null);
}
