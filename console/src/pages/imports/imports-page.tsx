import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router-dom';
import { State } from '../../components/state';
import { useSentences } from '../../i18n/sentence';
import { ChooseFiles } from './choose-files';
import { ImportBatch } from './import-batch';
import { useImportRuns } from './import-runs';
import './imports.css';

/** The shape of what comes, while it is not yet known which step that is. */
function Opening() {
  const { t } = useTranslation();
  return (
    <div className="card run-progress" role="status" aria-label={t('list.loading')}>
      {[35, 80, 80, 60].map((width, index) => (
        <div key={index} className="skeleton" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

/** Taking over an old system's exports. The address names the runs, so that reopening it goes on with them. */
export default function ImportsPage() {
  const { t } = useTranslation();
  const sentences = useSentences();
  const [search, setSearch] = useSearchParams();
  const { query, note } = useImportRuns();
  const runIds = search.get('runs')?.split(',').filter(Boolean) ?? [];
  const leave = () => setSearch({});

  if (runIds.length === 0) {
    const start = (ids: readonly string[]) => setSearch({ runs: ids.join(',') });
    return (
      <div className="imports">
        <ChooseFiles past={query.data} onKnown={note} onStart={start} />
      </div>
    );
  }
  if (!query.data) {
    if (!query.error) return <Opening />;
    const retry = <Button onClick={() => void query.refetch()}>{t('list.retry')}</Button>;
    return (
      <State alert icon="warn" title={t('list.failed')} text={sentences.error(query.error)} action={retry} />
    );
  }
  const runs = query.data.filter((run) => runIds.includes(run.runId));
  if (runs.length === 0) {
    const back = <Button onClick={leave}>{t('imports.back')}</Button>;
    return <State icon="search" title={t('faults.refusal.RUN_NOT_FOUND')} action={back} />;
  }
  return (
    <div className="imports">
      <ImportBatch
        key={runIds.join(',')}
        runs={runs}
        goneTo={Number(search.get('go') ?? 0)}
        note={note}
        onGo={(stage) => setSearch({ runs: runIds.join(','), go: String(stage) })}
        onBack={leave}
      />
    </div>
  );
}
