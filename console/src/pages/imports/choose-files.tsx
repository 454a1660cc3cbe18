import type { ImportRun } from '@shared/contracts/hq.contract';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { FileDrop } from './file-drop';
import { ImportFoot } from './import-foot';
import { ImportSteps } from './import-steps';
import { PastRuns } from './past-runs';
import { UploadList } from './upload-list';
import { useUploads } from './use-uploads';

/** Choosing files and seeing what they were recognised as; below it, what was imported before. */
export function ChooseFiles(props: {
  past: readonly ImportRun[] | undefined;
  onKnown(run: ImportRun): void;
  onStart(runIds: readonly string[]): void;
}) {
  const { t } = useTranslation();
  const { uploads, add, remove, retry } = useUploads(props.onKnown);
  const known = uploads.flatMap(({ stage }) => (stage.name === 'known' ? [stage.run.runId] : []));
  const unknown = uploads.filter(({ stage }) => stage.name === 'failed' || stage.name === 'wrongType').length;
  const isBusy = known.length + unknown < uploads.length;
  const hasFiles = uploads.length > 0;
  return (
    <>
      <ImportSteps at={hasFiles ? 'recognise' : 'choose'} />
      <div className="imports__content">
        {hasFiles && <UploadList uploads={uploads} onRemove={remove} onRetry={retry} />}
        <FileDrop onFiles={add} isMain={!hasFiles} />
        {!hasFiles && <PastRuns runs={props.past} onOpen={(runId) => props.onStart([runId])} />}
      </div>
      {hasFiles && (
        <ImportFoot hint={t('imports.recognise.order')}>
          {unknown > 0 && (
            <span className="danger">{t('imports.recognise.unknown', { count: unknown })}</span>
          )}
          <Button
            type="primary"
            disabled={known.length === 0 || isBusy}
            loading={isBusy}
            onClick={() => props.onStart([...new Set(known)])}
          >
            {t('imports.recognise.start')}
          </Button>
        </ImportFoot>
      )}
    </>
  );
}
