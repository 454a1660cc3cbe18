import { useTranslation } from 'react-i18next';
import { Tag } from '../../components/tag';
import type { Day } from './reconciliation-rows';

/** How a day stands, in a word: what needs somebody stands out. */
export function DayState({ day }: { day: Day }) {
  const { t } = useTranslation();
  if (day.state === 'done') {
    return day.open > 0 ? (
      <Tag tone="danger">{t('reconciliation.state.open', { count: day.open })}</Tag>
    ) : (
      <Tag tone="positive">{t('reconciliation.state.clean')}</Tag>
    );
  }
  if (day.trouble && day.trouble.code !== 'STATEMENT_CREATING')
    return <Tag tone="warning">{t('reconciliation.state.trouble')}</Tag>;
  return <Tag tone="info">{t(`reconciliation.state.${day.state}`)}</Tag>;
}
