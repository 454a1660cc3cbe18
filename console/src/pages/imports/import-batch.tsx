import type { ImportRun } from '@shared/contracts/hq.contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { useFormat } from '../../i18n/format';
import { ImportFoot } from './import-foot';
import { activeRuns, inOrder, isFinished, readyRows, stageOf } from './import-runs';
import { ImportSteps } from './import-steps';
import { RunProblems } from './run-problems';
import { RunProgress } from './run-progress';
import { RunSummary } from './run-summary';
import { useImportDriver } from './use-import-driver';

/** Checking, deciding, importing, and what came of it, for the runs that the address names. */
export function ImportBatch(props: {
  runs: readonly ImportRun[];
  /** The stage up to which somebody said "import". */
  goneTo: number;
  note(run: ImportRun): void;
  onGo(stage: number): void;
  onBack(): void;
}) {
  const runs = inOrder(props.runs);
  const active = activeRuns(runs);
  const stage = Math.min(...active.map(stageOf));
  const isChecking = active.some((run) => run.status === 'checking');
  // A run that was once told to import goes on by itself when its page is opened again.
  const isImporting =
    !isChecking && (props.goneTo >= stage || active.some((run) => run.status === 'importing'));
  const mode = isImporting ? 'import' : 'check';
  const driver = useImportDriver(active, mode, props.note);
  const isOver = runs.every(isFinished);
  const isMoving = isChecking || (isImporting && !isOver);
  return (
    <>
      <ImportSteps at={isImporting || isOver ? 'import' : 'check'} isOver={isOver} />
      <div className="imports__content">
        {isMoving ? (
          <RunProgress runs={runs} active={active} mode={mode} driver={driver} />
        ) : (
          <RunSummary runs={active} />
        )}
        <Failures runs={runs} />
        {!isMoving && <RunProblems runs={active} />}
      </div>
      {!isMoving &&
        (isOver ? (
          <ResultFoot runs={runs} onBack={props.onBack} />
        ) : (
          <DecisionFoot
            active={active}
            later={runs.length - active.length}
            onGo={() => props.onGo(stage)}
            onBack={props.onBack}
          />
        ))}
    </>
  );
}

function Failures({ runs }: { runs: readonly ImportRun[] }) {
  const format = useFormat();
  return runs.map(
    (run) =>
      run.failure && (
        <div key={run.runId} className="notice notice--danger" role="alert">
          <span>
            <b>{run.fileName}</b> {format.text(run.failure)}
          </span>
        </div>
      ),
  );
}

function DecisionFoot(props: {
  active: readonly ImportRun[];
  /** Files of this batch whose turn comes after these. */
  later: number;
  onGo(): void;
  onBack(): void;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const ready = props.active.reduce((sum, run) => sum + (isFinished(run) ? 0 : readyRows(run)), 0);
  const isFirst = props.active.some((run) => stageOf(run) === 1) && props.later > 0;
  return (
    <ImportFoot hint={isFirst ? t('imports.check.laterFiles', { count: props.later }) : undefined}>
      <Button onClick={props.onBack}>{t('imports.check.later')}</Button>
      <Button type="primary" disabled={ready === 0} onClick={props.onGo}>
        {t('imports.check.go', { count: ready, rows: format.number(ready) })}
      </Button>
    </ImportFoot>
  );
}

const pageOf = { products: '/products', stores: '/stores', guides: '/stores', stock: '/stock' } as const;

function ResultFoot({ runs, onBack }: { runs: readonly ImportRun[]; onBack(): void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const kind = runs.find((run) => run.kind === 'products')?.kind ?? runs[0]?.kind ?? 'products';
  return (
    <ImportFoot>
      <Button onClick={onBack}>{t('imports.result.again')}</Button>
      <Button type="primary" onClick={() => navigate(pageOf[kind])}>
        {t(`imports.result.see.${kind}`)}
      </Button>
    </ImportFoot>
  );
}
