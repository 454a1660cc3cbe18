import type { ImportRun } from '@shared/contracts/hq.contract';
import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { isUnderWay, type ImportMode } from './drive-imports';
import { Tag } from '../../components/tag';
import { isFinished } from './import-runs';
import { RunStatusTag } from './past-runs';
import type { ImportDriver } from './use-import-driver';

/** How far each file of the batch is, with a way to pause and to go on after a fault. */
export function RunProgress(props: {
  runs: readonly ImportRun[];
  /** Those of the runs whose turn it is. */
  active: readonly ImportRun[];
  mode: ImportMode;
  driver: ImportDriver;
}) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const { runs, active, mode, driver } = props;
  const current = active.find((run) => isUnderWay(run, mode));
  const running = mode === 'check' ? 'imports.check.running' : 'imports.import.running';
  return (
    <section className="card run-progress" aria-live="polite">
      <div className="between">
        <h2 className="state__title">{current && t(running, { file: current.fileName })}</h2>
        {driver.isWorking ? (
          <Button icon={<Icon name="pause" />} onClick={driver.pause}>
            {t('imports.check.pause')}
          </Button>
        ) : (
          <Button type="primary" onClick={driver.resume}>
            {t('imports.check.resume')}
          </Button>
        )}
      </div>
      {driver.error !== null && (
        <div className="notice notice--danger" role="alert">
          {t('imports.check.stopped', { why: sentences.error(driver.error) })}
        </div>
      )}
      {driver.isPaused && <p className="support">{t('imports.check.paused')}</p>}
      {driver.isWorking && mode === 'import' && <p className="support">{t('imports.import.keep')}</p>}
      <ul>
        {runs.map((run) => (
          <RunBar key={run.runId} run={run} mode={mode} isActive={active.includes(run)} />
        ))}
      </ul>
    </section>
  );
}

function RunBar({ run, mode, isActive }: { run: ImportRun; mode: ImportMode; isActive: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A checked file is at the end of its check and before the start of its import.
  const done = run.status === 'checked' ? (mode === 'check' ? run.rows : 0) : run.processed;
  const percent = run.rows === 0 ? 100 : Math.round((Math.min(done, run.rows) / run.rows) * 100);
  return (
    <li className="row run-bar">
      <span className="run-bar__file one-line" title={run.fileName}>
        {run.fileName}
      </span>
      <Progress
        percent={percent}
        showInfo={false}
        status={run.status === 'failed' ? 'exception' : 'normal'}
      />
      <span className="run-bar__count support">
        {t('imports.check.progress', { done: format.number(done), total: format.number(run.rows) })}
      </span>
      <span className="run-bar__status">
        {isActive || isFinished(run) ? (
          <RunStatusTag status={run.status} />
        ) : (
          <Tag>{t('imports.status.waiting')}</Tag>
        )}
      </span>
    </li>
  );
}
