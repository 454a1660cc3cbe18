import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { FilterSearch, FilterSelect, FilterTabs } from '../../components/list/filters';
import { ListPage } from '../../components/list/list-page';
import { useList } from '../../components/list/use-list';
import { useListAddress } from '../../components/list/use-list-address';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { useProductColumns, useProductCsv } from './product-columns';
import { ProductDrawer } from './product-drawer';
import { loadProducts, productFilters, shelfStatuses, useCategories, type ProductRow } from './product-rows';
import './products.css';

const rowId = (row: ProductRow) => row.productId;

export default function ProductsPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const address = useListAddress(productFilters);
  const { filters, setFilters } = address;
  const load = useMemo(() => loadProducts(filters), [filters]);
  const view = useList('products', address, load);
  const categories = useCategories();
  const columns = useProductColumns();
  const csv = useProductCsv();
  const total = view.page?.total ?? 0;
  return (
    <>
      <ListPage
        name="products"
        exportName={t('frame.page.products')}
        columns={columns}
        csv={csv}
        load={load}
        view={view}
        address={address}
        rowId={rowId}
        tabs={
          <FilterTabs
            label={t('products.status.label')}
            tabs={[
              { value: '', label: t('list.all') },
              ...shelfStatuses.map((value) => ({ value, label: t(`products.status.${value}`) })),
            ]}
            value={filters.status ?? ''}
            count={view.page && !view.isTurning ? format.number(total) : undefined}
            onChange={(status) => setFilters({ status: status || undefined })}
          />
        }
        filters={
          <>
            <FilterSelect
              label={t('products.filter.category')}
              value={filters.category}
              choices={(categories.data ?? []).map((category) => ({
                value: category.categoryId,
                label: format.text(category.name),
              }))}
              loading={categories.isLoading}
              searchable
              onChange={(category) => setFilters({ category })}
            />
            <FilterSearch
              placeholder={t('products.filter.search')}
              value={filters.query}
              onChange={(query) => setFilters({ query }, 'replace')}
            />
          </>
        }
        summary={t('list.total', { count: total, total: format.number(total) })}
        empty={
          <State
            icon="tag"
            title={t('products.empty.title')}
            text={t('products.empty.hint')}
            action={
              <Button type="primary" onClick={() => navigate('/imports')}>
                {t('products.empty.import')}
              </Button>
            }
          />
        }
      />
      <ProductDrawer address={address} ids={view.page?.rows.map(rowId) ?? []} />
    </>
  );
}
