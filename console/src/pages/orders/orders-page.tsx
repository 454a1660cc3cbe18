import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreChoices } from '../../app/stores';
import { FilterSearch, FilterSelect, FilterTabs } from '../../components/list/filters';
import { ListPage } from '../../components/list/list-page';
import { useList } from '../../components/list/use-list';
import { useListAddress } from '../../components/list/use-list-address';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { useOrderColumns, useOrderCsv } from './order-columns';
import { OrderDrawer } from './order-drawer';
import { loadOrders, orderFilters, orderStatuses, type OrderRow } from './order-rows';
import { TimeFilter } from './time-filter';
import './orders.css';

const rowId = (row: OrderRow) => row.orderId;

export default function OrdersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const address = useListAddress(orderFilters);
  const { filters, setFilters } = address;
  const load = useMemo(() => loadOrders(filters), [filters]);
  const view = useList('orders', address, load);
  const stores = useStoreChoices();
  const columns = useOrderColumns();
  const csv = useOrderCsv();
  const total = view.page?.total ?? 0;

  const tabs = [
    { value: '', label: t('list.all') },
    ...orderStatuses.map((status) => ({ value: status, label: t(`orders.status.${status}`) })),
  ];
  return (
    <>
      <ListPage
        name="orders"
        exportName={t('frame.page.orders')}
        columns={columns}
        csv={csv}
        load={load}
        view={view}
        address={address}
        rowId={rowId}
        tabs={
          <FilterTabs
            label={t('orders.column.status')}
            tabs={tabs}
            value={filters.status ?? ''}
            count={view.page && !view.isTurning ? format.number(total) : undefined}
            onChange={(status) => setFilters({ status: status || undefined })}
          />
        }
        filters={
          <>
            <TimeFilter from={filters.from} to={filters.to} onChange={setFilters} />
            <FilterSelect
              label={t('orders.filter.store')}
              value={filters.store}
              choices={stores.choices}
              loading={stores.isLoading}
              searchable
              onChange={(store) => setFilters({ store })}
            />
            <FilterSelect
              label={t('orders.fulfilment.label')}
              value={filters.fulfilment}
              choices={(['pickup', 'delivery'] as const).map((value) => ({
                value,
                label: t(`orders.fulfilment.${value}`),
              }))}
              onChange={(fulfilment) => setFilters({ fulfilment })}
            />
            <FilterSearch
              placeholder={t('orders.filter.search')}
              value={filters.query}
              onChange={(query) => setFilters({ query }, 'replace')}
            />
          </>
        }
        summary={
          view.page &&
          t('orders.sum', {
            count: total,
            total: format.number(total),
            payable: format.money(view.page.payable),
          })
        }
        empty={<State icon="list" title={t('orders.empty.title')} text={t('orders.empty.hint')} />}
      />
      <OrderDrawer address={address} ids={view.page?.rows.map(rowId) ?? []} />
    </>
  );
}
