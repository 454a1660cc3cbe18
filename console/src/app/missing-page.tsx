import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import { State } from '../components/state';

export function MissingPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const home = <Button onClick={() => navigate('/orders')}>{t('frame.missing.home')}</Button>;
  return (
    <State icon="search" title={t('frame.missing.title')} text={t('frame.missing.hint')} action={home} />
  );
}
