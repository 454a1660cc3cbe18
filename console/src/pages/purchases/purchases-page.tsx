import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStoreChoices } from '../../app/stores';
import { FilterSearch, FilterSelect, FilterTabs } from '../../components/list/filters';
import { ListPage } from '../../components/list/list-page';
import { useList } from '../../components/list/use-list';
import { useListAddress } from '../../components/list/use-list-address';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { usePurchaseColumns, usePurchaseCsv } from './purchase-columns';
import { PurchaseDrawer } from './purchase-drawer';
import { PurchaseForm } from './purchase-form';
import {
  loadPurchases,
  purchaseFilters,
  type PurchaseRow,
  purchaseStatuses,
  type PurchaseView,
  useSuppliers,
} from './purchase-rows';
import { Suppliers } from './suppliers';
import './purchases.css';

const rowId = (row: PurchaseRow) => row.purchaseId;

export default function PurchasesPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const address = useListAddress(purchaseFilters);
  const { filters, setFilters } = address;
  const load = useMemo(() => loadPurchases(filters), [filters]);
  const view = useList('purchases', address, load);
  const stores = useStoreChoices();
  const suppliers = useSuppliers();
  const columns = usePurchaseColumns();
  const csv = usePurchaseCsv();
  const [edited, setEdited] = useState<PurchaseView | 'new' | null>(null);
  const [isAtSuppliers, setIsAtSuppliers] = useState(false);
  const total = view.page?.total ?? 0;
  return (
    <>
      <ListPage
        name="purchases"
        exportName={t('frame.page.purchases')}
        columns={columns}
        csv={csv}
        load={load}
        view={view}
        address={address}
        rowId={rowId}
        tabs={
          <div className="between list-head">
            <FilterTabs
              label={t('purchases.column.status')}
              tabs={[
                { value: '', label: t('list.all') },
                ...purchaseStatuses.map((status) => ({
                  value: status,
                  label: t(`purchases.status.${status}`),
                })),
              ]}
              value={filters.status ?? ''}
              count={view.page && !view.isTurning ? format.number(total) : undefined}
              onChange={(status) => setFilters({ status: status || undefined })}
            />
            <div className="row purchases-head">
              <Button onClick={() => setIsAtSuppliers(true)}>{t('purchases.suppliers.open')}</Button>
              <Button type="primary" onClick={() => setEdited('new')}>
                {t('purchases.form.open')}
              </Button>
            </div>
          </div>
        }
        filters={
          <>
            <FilterSelect
              label={t('purchases.column.supplier')}
              value={filters.supplier}
              choices={(suppliers.data ?? []).map(({ supplierId, name }) => ({
                value: supplierId,
                label: name,
              }))}
              loading={suppliers.isLoading}
              searchable
              onChange={(supplier) => setFilters({ supplier })}
            />
            <FilterSelect
              label={t('purchases.column.location')}
              value={filters.store}
              choices={stores.choices}
              loading={stores.isLoading}
              searchable
              onChange={(store) => setFilters({ store })}
            />
            <FilterSearch
              placeholder={t('purchases.filter.search')}
              value={filters.query}
              onChange={(query) => setFilters({ query }, 'replace')}
            />
          </>
        }
        summary={t('list.total', { count: total, total: format.number(total) })}
        empty={<State icon="cart" title={t('purchases.empty.title')} text={t('purchases.empty.hint')} />}
      />
      <PurchaseDrawer address={address} ids={view.page?.rows.map(rowId) ?? []} onEdit={setEdited} />
      {edited !== null && (
        <PurchaseForm
          purchase={edited === 'new' ? null : edited}
          onClose={(purchaseId) => {
            setEdited(null);
            if (purchaseId !== undefined) address.open(purchaseId);
          }}
        />
      )}
      <Suppliers isOpen={isAtSuppliers} onClose={() => setIsAtSuppliers(false)} />
    </>
  );
}
