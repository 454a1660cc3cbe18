import type { ImportRun } from '@shared/contracts/hq.contract';
import { Button, Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../components/tag';
import { useFormat } from '../../i18n/format';
import { isFinished } from './import-runs';

const tones: Record<ImportRun['status'], Tone> = {
  checking: 'info',
  checked: 'warning',
  importing: 'info',
  done: 'positive',
  failed: 'danger',
};

export function RunStatusTag({ status }: { status: ImportRun['status'] }) {
  const { t } = useTranslation();
  return <Tag tone={tones[status]}>{t(`imports.status.${status}`)}</Tag>;
}

/** What was imported before; an unfinished run goes on where it stopped. */
export function PastRuns({
  runs,
  onOpen,
}: {
  runs: readonly ImportRun[] | undefined;
  onOpen(runId: string): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  if (!runs) return null;
  const count = (
    key: 'rows' | 'imported' | 'unchanged' | 'bad',
    width: number,
  ): TableColumnType<ImportRun> => ({
    key,
    title: t(`imports.past.${key}`),
    width,
    align: 'right',
    render: (_, run) => (
      <span className={key === 'bad' && run.bad > 0 ? 'danger' : ''}>{format.number(run[key])}</span>
    ),
  });
  const columns: TableColumnType<ImportRun>[] = [
    {
      key: 'file',
      title: t('imports.past.file'),
      render: (_, run) => (
        <div className="two-lines">
          <div title={run.fileName}>{run.fileName}</div>
          <div className="caption">
            {t(`imports.kind.${run.kind}`)} · {run.encoding}
          </div>
        </div>
      ),
    },
    count('rows', 100),
    count('imported', 110),
    count('unchanged', 110),
    count('bad', 90),
    {
      key: 'started',
      title: t('imports.past.started'),
      width: 170,
      render: (_, run) => (
        <div className="two-lines">
          <div>{format.moment(run.startedAt)}</div>
          <div className="caption">{run.startedBy}</div>
        </div>
      ),
    },
    {
      key: 'status',
      title: t('imports.past.status'),
      width: 140,
      render: (_, run) => <RunStatusTag status={run.status} />,
    },
    {
      key: 'action',
      width: 100,
      align: 'right',
      render: (_, run) => (
        <Button type="link" size="small">
          {t(isFinished(run) ? 'imports.past.open' : 'imports.past.continue')}
        </Button>
      ),
    },
  ];
  return (
    <section className="past-runs">
      <h2 className="section-title">{t('imports.past.title')}</h2>
      {runs.length === 0 ? (
        <p className="support">{t('imports.past.none')}</p>
      ) : (
        <div className="card list-card">
          <Table<ImportRun>
            columns={columns}
            dataSource={[...runs]}
            rowKey="runId"
            pagination={runs.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            tableLayout="fixed"
            onRow={(run) => ({ onClick: () => onOpen(run.runId) })}
          />
        </div>
      )}
    </section>
  );
}
