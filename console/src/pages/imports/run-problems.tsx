import type { ImportProblem, ImportRun } from '@shared/contracts/hq.contract';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon';
import { csvText, download, type CsvColumn } from '../../components/list/csv';
import { FilterSelect, FilterTabs } from '../../components/list/filters';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { allProblems, type Severity } from './problem-rows';
import { ProblemTable } from './problem-table';

/** The problems of the batch: by file, by severity, and as a file for whoever mends them. */
export function RunProblems({ runs }: { runs: readonly ImportRun[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const [chosen, setChosen] = useState('');
  const [severity, setSeverity] = useState<Severity | ''>('');
  const worst = [...runs].sort((a, b) => b.bad + b.warnings - a.bad - a.warnings)[0];
  const run = runs.find(({ runId }) => runId === chosen) ?? worst;
  if (!run) return null;
  const number = (count: number) => format.number(count);
  return (
    <section>
      <div className="between problem-tools">
        <FilterTabs<Severity | ''>
          label={t('imports.problem.severity')}
          tabs={[
            { value: '', label: t('imports.severity.all') },
            { value: 'bad', label: t('imports.severity.bad'), count: number(run.bad) },
            { value: 'warning', label: t('imports.severity.warning'), count: number(run.warnings) },
          ]}
          value={severity}
          onChange={setSeverity}
        />
        <div className="row problem-tools__actions">
          {runs.length > 1 && (
            <FilterSelect
              label={t('imports.problem.file')}
              value={run.runId}
              choices={runs.map(({ runId, fileName, bad, warnings }) => ({
                value: runId,
                label: `${fileName} (${number(bad + warnings)})`,
              }))}
              onChange={(runId) => setChosen(runId ?? '')}
              isRequired
            />
          )}
          <DownloadProblems runs={runs} severity={severity || undefined} />
        </div>
      </div>
      <ProblemTable run={run} severity={severity || undefined} />
    </section>
  );
}

type NamedProblem = ImportProblem & { fileName: string };

/** All problems of the batch as one CSV, with file and row, so that they can be mended where they came from. */
function DownloadProblems({
  runs,
  severity,
}: {
  runs: readonly ImportRun[];
  severity: Severity | undefined;
}) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const format = useFormat();
  const sentences = useSentences();
  const [isBusy, setIsBusy] = useState(false);
  const columns: CsvColumn<NamedProblem>[] = [
    { title: t('imports.problem.file'), value: (problem) => problem.fileName },
    { title: t('imports.problem.row'), value: (problem) => problem.row },
    { title: t('imports.problem.severity'), value: (problem) => t(`imports.severity.${problem.severity}`) },
    { title: t('imports.problem.field'), value: (problem) => problem.field },
    { title: t('imports.problem.value'), value: (problem) => problem.value },
    { title: t('imports.problem.text'), value: (problem) => format.text(problem.problem) },
    { title: t('imports.problem.code'), value: (problem) => problem.code },
  ];
  const start = async () => {
    setIsBusy(true);
    try {
      const rows: NamedProblem[] = [];
      for (const { runId, fileName } of runs) {
        const problems = await allProblems(runId, severity);
        rows.push(...problems.map((problem) => ({ ...problem, fileName })));
      }
      download(`${t('imports.problem.download')}.csv`, csvText(columns, rows));
    } catch (error) {
      void message.error(sentences.error(error), 6);
    } finally {
      setIsBusy(false);
    }
  };
  const isEmpty = runs.every((run) => run.bad + run.warnings === 0);
  return (
    <Button icon={<Icon name="download" />} loading={isBusy} disabled={isEmpty} onClick={() => void start()}>
      {t('imports.problem.download')}
    </Button>
  );
}
