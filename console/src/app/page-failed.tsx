import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { State } from '../components/state';

/** A page that broke or could not be fetched, after a new version was put up for instance: reloading mends it. */
export function PageFailed() {
  const { t } = useTranslation();
  const reload = <Button onClick={() => window.location.reload()}>{t('frame.failed.reload')}</Button>;
  return (
    <State alert icon="warn" title={t('frame.failed.title')} text={t('frame.failed.text')} action={reload} />
  );
}
