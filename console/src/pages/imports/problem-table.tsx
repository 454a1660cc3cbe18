import type { ImportProblem, ImportRun } from '@shared/contracts/hq.contract';
import { Button, Table, type TableColumnType } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon';
import { State } from '../../components/state';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { isFinished } from './import-runs';
import { useProblems, type Severity } from './problem-rows';

/** What is wrong with which field of which row, and what to do about it. */
export function ProblemTable({ run, severity }: { run: ImportRun; severity: Severity | undefined }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const { data, error, isLoading, hasNextPage, isFetchingNextPage, fetchNextPage, refetch } = useProblems(
    run.runId,
    severity,
    run.status,
  );
  const columns = useProblemColumns(isFinished(run));
  const problems = data?.pages.flatMap((page) => page.problems) ?? [];
  if (error && !data) {
    const retry = <Button onClick={() => void refetch()}>{t('list.retry')}</Button>;
    return <State alert icon="warn" title={t('list.failed')} text={sentences.error(error)} action={retry} />;
  }
  if (!isLoading && problems.length === 0) {
    return (
      <div className="card">
        <State icon="pass" title={t('imports.problem.none')} text={t('imports.problem.noneHint')} />
      </div>
    );
  }
  return (
    <div className="card list-card problem-table">
      <Table<ImportProblem>
        columns={columns}
        dataSource={problems}
        loading={isLoading}
        rowKey={({ row, field, code }) => `${row}-${field}-${code}`}
        rowClassName="plain-row"
        pagination={false}
        tableLayout="fixed"
      />
      {hasNextPage && (
        <div className="problem-table__more">
          <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('imports.problem.more')}
          </Button>
        </div>
      )}
    </div>
  );
}

function useProblemColumns(hasLanded: boolean): TableColumnType<ImportProblem>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      key: 'row',
      title: t('imports.problem.row'),
      width: 90,
      render: (_, { row }) => <span className="support">{format.number(row)}</span>,
    },
    {
      key: 'result',
      title: t('imports.problem.result'),
      width: 190,
      render: (_, { severity }) => <SeverityMark severity={severity} hasLanded={hasLanded} />,
    },
    {
      key: 'field',
      title: t('imports.problem.field'),
      width: 130,
      render: (_, { field }) => <div className="one-line">{field}</div>,
    },
    {
      key: 'value',
      title: t('imports.problem.value'),
      width: 240,
      render: (_, { value, severity }) => (
        <span className={`found-value found-value--${severity} one-line`} title={value}>
          {value.trim() === '' ? t('imports.problem.empty') : value}
        </span>
      ),
    },
    {
      key: 'text',
      title: t('imports.problem.text'),
      render: (_, { problem }) => format.text(problem),
    },
  ];
}

function SeverityMark({ severity, hasLanded }: { severity: Severity; hasLanded: boolean }) {
  const { t } = useTranslation();
  const isBad = severity === 'bad';
  return (
    <span className={isBad ? 'row severity danger' : 'row severity warning'}>
      <Icon name={isBad ? 'fail' : 'warn'} />
      {t(`imports.severity.${isBad ? 'badRow' : hasLanded ? 'landedRow' : 'warningRow'}`)}
    </span>
  );
}
