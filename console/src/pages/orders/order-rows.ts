import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { OrderStatus } from '@shared/contracts/order.contract';
import { BUSINESS_ZONE } from '@shared/kernel/time';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import type { LoadPage, Page } from '../../components/list/page';
import type { Filters } from '../../components/list/use-list-address';

dayjs.extend(utc);
dayjs.extend(timezone);

type Orders = OutputOf<HqContract['orders']>;
export type OrderRow = Orders['orders'][number];
export type OrderPage = Page<OrderRow> & Pick<Orders, 'payable'>;

export const orderFilters = ['store', 'status', 'fulfilment', 'from', 'to', 'query'] as const;
export type OrderFilters = Filters<(typeof orderFilters)[number]>;

export const orderStatuses = ['awaitingPayment', 'paid', 'completed', 'cancelled', 'refused'] as const;

/** "2026-11-22" as the first or last millisecond of that day where the shops are. */
function edgeOfDay(day: string | undefined, edge: 'start' | 'end'): number | undefined {
  if (!day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return undefined;
  const start = dayjs.tz(`${day} 00:00`, BUSINESS_ZONE);
  return start.isValid() ? (edge === 'start' ? start : start.endOf('day')).valueOf() : undefined;
}

const statusFrom = (text: string | undefined): OrderStatus | undefined =>
  orderStatuses.find((status) => status === text);

/** How to read the orders that `filters` select. */
export function loadOrders(filters: OrderFilters): LoadPage<OrderPage> {
  const { fulfilment } = filters;
  return async (request, signal) => {
    const answer = await hq.orders(
      {
        ...request,
        query: filters.query,
        storeId: filters.store,
        status: statusFrom(filters.status),
        fulfilmentKind: fulfilment === 'pickup' || fulfilment === 'delivery' ? fulfilment : undefined,
        from: edgeOfDay(filters.from, 'start'),
        to: edgeOfDay(filters.to, 'end'),
      },
      signal,
    );
    const { orders, ...rest } = valueOf(answer);
    return { rows: orders, ...rest };
  };
}
