import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { useStores, type Store } from '../../app/stores';
import { FilterSearch, FilterSelect } from '../../components/list/filters';
import { ListPage } from '../../components/list/list-page';
import { useListAddress } from '../../components/list/use-list-address';
import { useWholeList } from '../../components/list/use-whole-list';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { compareStores, isWanted, storeFilters, storeKinds, storeModes, storeStatuses } from './store-filter';
import { useStoreColumns, useStoreCsv } from './store-columns';
import { StoreDrawer } from './store-drawer';

const rowId = (row: Store) => row.storeId;

/** The stores and warehouses of the chain; few, so that they are filtered and sorted in the browser. */
export default function StoresPage() {
  const { t, i18n } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const address = useListAddress(storeFilters);
  const { filters, setFilters } = address;
  const stores = useStores();
  const wanted = useMemo(() => (store: Store) => isWanted(store, filters), [filters]);
  const compareBy = useMemo(() => compareStores(i18n.language), [i18n.language]);
  const { view, load } = useWholeList(stores, address, wanted, compareBy);
  const columns = useStoreColumns();
  const csv = useStoreCsv();
  const total = view.page?.total ?? 0;
  const choice = <Value extends string>(values: readonly Value[], label: (value: Value) => string) =>
    values.map((value) => ({ value, label: label(value) }));
  return (
    <>
      <ListPage
        name="stores"
        exportName={t('frame.page.stores')}
        columns={columns}
        csv={csv}
        load={load}
        view={view}
        address={address}
        rowId={rowId}
        filters={
          <>
            <FilterSelect
              label={t('stores.kind')}
              value={filters.kind}
              choices={choice(storeKinds, (value) => t(`frame.storeKind.${value}`))}
              onChange={(kind) => setFilters({ kind })}
            />
            <FilterSelect
              label={t('stores.mode.label')}
              value={filters.mode}
              choices={choice(storeModes, (value) => t(`stores.mode.${value}`))}
              onChange={(mode) => setFilters({ mode })}
            />
            <FilterSelect
              label={t('stores.status.label')}
              value={filters.status}
              choices={choice(storeStatuses, (value) => t(`stores.status.${value}`))}
              onChange={(status) => setFilters({ status })}
            />
            <FilterSearch
              placeholder={t('stores.filter.search')}
              value={filters.query}
              onChange={(query) => setFilters({ query }, 'replace')}
            />
          </>
        }
        summary={t('list.total', { count: total, total: format.number(total) })}
        empty={
          <State
            icon="store"
            title={t('stores.empty.title')}
            text={t('stores.empty.hint')}
            action={
              <Button type="primary" onClick={() => navigate('/imports')}>
                {t('stores.empty.import')}
              </Button>
            }
          />
        }
      />
      <StoreDrawer
        address={address}
        ids={view.page?.rows.map(rowId) ?? []}
        store={stores.data?.find((one) => one.storeId === address.openId)}
        query={stores}
      />
    </>
  );
}
