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
import { NewTransfer } from './new-transfer';
import { useTransferColumns, useTransferCsv } from './transfer-columns';
import { TransferDrawer } from './transfer-drawer';
import { loadTransfers, transferFilters, type TransferRow, transferStatuses } from './transfer-rows';

const rowId = (row: TransferRow) => row.transferId;

export default function TransfersPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const address = useListAddress(transferFilters);
  const { filters, setFilters } = address;
  const load = useMemo(() => loadTransfers(filters), [filters]);
  const view = useList('transfers', address, load);
  const stores = useStoreChoices();
  const columns = useTransferColumns();
  const csv = useTransferCsv();
  const [isMaking, setIsMaking] = useState(false);
  const total = view.page?.total ?? 0;
  const make = (
    <Button type="primary" onClick={() => setIsMaking(true)}>
      {t('transfers.new.open')}
    </Button>
  );
  return (
    <>
      <ListPage
        name="transfers"
        exportName={t('frame.page.transfers')}
        columns={columns}
        csv={csv}
        load={load}
        view={view}
        address={address}
        rowId={rowId}
        tabs={
          <div className="between list-head">
            <FilterTabs
              label={t('transfers.column.status')}
              tabs={[
                { value: '', label: t('list.all') },
                ...transferStatuses.map((status) => ({
                  value: status,
                  label: t(`transfers.status.${status}`),
                })),
              ]}
              value={filters.status ?? ''}
              count={view.page && !view.isTurning ? format.number(total) : undefined}
              onChange={(status) => setFilters({ status: status || undefined })}
            />
            {make}
          </div>
        }
        filters={
          <>
            <FilterSelect
              label={t('transfers.filter.place')}
              value={filters.store}
              choices={stores.choices}
              loading={stores.isLoading}
              searchable
              onChange={(store) => setFilters({ store })}
            />
            <FilterSearch
              placeholder={t('transfers.filter.search')}
              value={filters.query}
              onChange={(query) => setFilters({ query }, 'replace')}
            />
          </>
        }
        summary={t('list.total', { count: total, total: format.number(total) })}
        empty={<State icon="truck" title={t('transfers.empty.title')} text={t('transfers.empty.hint')} />}
      />
      <TransferDrawer address={address} ids={view.page?.rows.map(rowId) ?? []} />
      <NewTransfer
        isOpen={isMaking}
        onClose={(transferId) => {
          setIsMaking(false);
          if (transferId !== undefined) address.open(transferId);
        }}
      />
    </>
  );
}
