import type { ImportRun } from '@shared/contracts/hq.contract';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { isFinished, readyRows } from './import-runs';

type Share = { key: 'ready' | 'warning' | 'bad' | 'imported' | 'unchanged'; count: number };

const sum = (runs: readonly ImportRun[], count: (run: ImportRun) => number): number =>
  runs.reduce((total, run) => total + count(run), 0);

/** What became of the rows, or will become of them, in numbers and as a bar. */
function sharesOf(runs: readonly ImportRun[]): Share[] {
  const bad = sum(runs, (run) => run.bad);
  if (runs.every(isFinished)) {
    return [
      { key: 'imported', count: sum(runs, (run) => run.imported) },
      { key: 'unchanged', count: sum(runs, (run) => run.unchanged) },
      { key: 'bad', count: bad },
    ];
  }
  const ready = sum(runs, readyRows);
  const warning = Math.min(
    sum(runs, (run) => run.warnings),
    ready,
  );
  return [
    { key: 'ready', count: ready - warning },
    { key: 'warning', count: warning },
    { key: 'bad', count: bad },
  ];
}

/** The outcome over all files of the batch. */
export function RunSummary({ runs }: { runs: readonly ImportRun[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const shares = sharesOf(runs);
  return (
    <div className="card row run-summary">
      <div className="grow">
        <Headline runs={runs} />
      </div>
      <div className="run-summary__bar">
        <div className="row share-bar">
          {shares.map(
            ({ key, count }) =>
              count > 0 && <i key={key} className={`share share--${key}`} style={{ flexGrow: count }} />,
          )}
        </div>
        <div className="row caption share-legend">
          {shares.map(({ key, count }) => (
            <span key={key} className="row">
              <i className={`dot share--${key}`} />
              {t(`imports.severity.${key}`)} {format.number(count)}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

function Headline({ runs }: { runs: readonly ImportRun[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const of = (count: (run: ImportRun) => number) => format.number(sum(runs, count));
  if (runs.every(isFinished)) {
    const hasFailed = runs.some((run) => run.status === 'failed');
    const imported = sum(runs, (run) => run.imported);
    return (
      <>
        <h2 className="state__title">{t(hasFailed ? 'imports.result.failed' : 'imports.result.title')}</h2>
        <div className="support">
          {t('imports.result.text', {
            count: imported,
            imported: format.number(imported),
            unchanged: of((run) => run.unchanged),
            bad: of((run) => run.bad),
          })}
        </div>
      </>
    );
  }
  const ready = sum(runs, readyRows);
  const total = of((run) => run.rows);
  const bad = sum(runs, (run) => run.bad);
  const title =
    ready === 0
      ? t('imports.check.nothing')
      : bad === 0
        ? t('imports.check.allGood', { total })
        : t('imports.check.title', { total, ready: format.number(ready) });
  return (
    <>
      <h2 className="state__title">{title}</h2>
      <div className="support">
        {t('imports.check.hint', { bad: format.number(bad), warnings: of((run) => run.warnings) })}
      </div>
    </>
  );
}
