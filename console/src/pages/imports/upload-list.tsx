import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { HqFault } from '../../api/faults';
import { Icon, type IconName } from '../../components/icon';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import type { Upload } from './use-uploads';

/** The chosen files: how far each is, what it was recognised as, or what to do about it. */
export function UploadList(props: {
  uploads: readonly Upload[];
  onRemove(id: number): void;
  onRetry(upload: Upload): void;
}) {
  const { t } = useTranslation();
  return (
    <ul className="card upload-list">
      {props.uploads.map((upload) => (
        <li key={upload.id} className="row upload">
          <StageIcon stage={upload.stage.name} />
          <div className="grow">
            <div className="one-line">{upload.file.name}</div>
            <StageText upload={upload} />
          </div>
          {upload.stage.name === 'failed' && upload.stage.error instanceof HqFault && (
            <Button onClick={() => props.onRetry(upload)}>{t('imports.file.retry')}</Button>
          )}
          {upload.stage.name !== 'uploading' && upload.stage.name !== 'recognising' && (
            <Button
              type="text"
              icon={<Icon name="close" />}
              aria-label={`${t('imports.file.remove')} ${upload.file.name}`}
              title={t('imports.file.remove')}
              onClick={() => props.onRemove(upload.id)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

function StageIcon({ stage }: { stage: Upload['stage']['name'] }) {
  const [name, tone]: [IconName, string] =
    stage === 'known'
      ? ['pass', 'positive']
      : stage === 'failed' || stage === 'wrongType'
        ? ['fail', 'danger']
        : ['file', 'support'];
  return (
    <span className={tone}>
      <Icon name={name} size={20} />
    </span>
  );
}

function StageText({ upload: { stage } }: { upload: Upload }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentences = useSentences();
  switch (stage.name) {
    case 'uploading':
      return (
        <div className="row upload__progress">
          <Progress percent={Math.round(stage.share * 100)} showInfo={false} size="small" />
          <span className="caption no-wrap">
            {t('imports.file.uploading', { share: format.share(stage.share) })}
          </span>
        </div>
      );
    case 'recognising':
      return <div className="caption">{t('imports.file.recognising')}</div>;
    case 'known':
      return (
        <div className="caption">
          {t('imports.file.known', {
            kind: t(`imports.kind.${stage.run.kind}`),
            encoding: stage.run.encoding,
            rows: format.number(stage.run.rows),
          })}
        </div>
      );
    case 'wrongType':
      return <div className="caption danger">{t('imports.file.wrongType')}</div>;
    case 'failed':
      return <div className="caption danger">{sentences.error(stage.error)}</div>;
  }
}
