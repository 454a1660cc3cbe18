import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { useStoreChoices } from '../../app/stores';
import { FilterSearch, FilterSelect, FilterTabs } from '../../components/list/filters';
import { ListPage } from '../../components/list/list-page';
import { useList } from '../../components/list/use-list';
import { useListAddress } from '../../components/list/use-list-address';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { useStockColumns, useStockCsv } from './stock-columns';
import { StockDrawer } from './stock-drawer';
import { loadStock, rowId, stockFilters, stockKinds } from './stock-rows';
import './stock.css';

export default function StockPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const address = useListAddress(stockFilters);
  const { filters, setFilters } = address;
  const load = useMemo(() => loadStock(filters), [filters]);
  const view = useList('stock', address, load);
  const stores = useStoreChoices();
  const columns = useStockColumns();
  const csv = useStockCsv();
  const total = view.page?.total ?? 0;
  return (
    <>
      <ListPage
        name="stock"
        exportName={t('frame.page.stock')}
        columns={columns}
        csv={csv}
        load={load}
        view={view}
        address={address}
        rowId={rowId}
        tabs={
          <FilterTabs
            label={t('frame.page.stock')}
            tabs={[
              { value: '', label: t('stock.only.all') },
              ...stockKinds.map((kind) => ({ value: kind, label: t(`stock.only.${kind}`) })),
            ]}
            value={filters.only ?? ''}
            count={view.page && !view.isTurning ? format.number(total) : undefined}
            onChange={(only) => setFilters({ only: only || undefined })}
          />
        }
        filters={
          <>
            <FilterSelect
              label={t('stock.filter.location')}
              value={filters.store}
              choices={stores.choices}
              loading={stores.isLoading}
              searchable
              onChange={(store) => setFilters({ store })}
            />
            <FilterSearch
              placeholder={t('stock.filter.search')}
              value={filters.query}
              onChange={(query) => setFilters({ query }, 'replace')}
            />
          </>
        }
        summary={t('list.total', { count: total, total: format.number(total) })}
        empty={
          <State
            icon="box"
            title={t('stock.empty.title')}
            text={t('stock.empty.hint')}
            action={
              <Button type="primary" onClick={() => navigate('/imports')}>
                {t('stock.empty.import')}
              </Button>
            }
          />
        }
      />
      <StockDrawer address={address} ids={view.page?.rows.map(rowId) ?? []} />
    </>
  );
}
