import { useTranslation } from 'react-i18next';
import { ListPage } from '../../components/list/list-page';
import { useList } from '../../components/list/use-list';
import { useListAddress } from '../../components/list/use-list-address';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { useReconciliationColumns, useReconciliationCsv } from './reconciliation-columns';
import { ReconciliationDrawer } from './reconciliation-drawer';
import { loadDays, rowId } from './reconciliation-rows';
import './reconciliation.css';

/** Every day's money beside WeChat Pay's bill. */
export default function ReconciliationPage() {
  const { t } = useTranslation();
  const format = useFormat();
  const address = useListAddress([]);
  const view = useList('reconciliations', address, loadDays);
  const columns = useReconciliationColumns();
  const csv = useReconciliationCsv();
  const total = view.page?.total ?? 0;
  return (
    <>
      <ListPage
        name="reconciliation"
        exportName={t('frame.page.reconciliation')}
        columns={columns}
        csv={csv}
        load={loadDays}
        view={view}
        address={address}
        rowId={rowId}
        filters={null}
        summary={t('list.total', { count: total, total: format.number(total) })}
        empty={
          <State icon="list" title={t('reconciliation.empty.title')} text={t('reconciliation.empty.hint')} />
        }
      />
      <ReconciliationDrawer address={address} ids={view.page?.rows.map(rowId) ?? []} />
    </>
  );
}
