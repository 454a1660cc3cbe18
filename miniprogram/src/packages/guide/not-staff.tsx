import type { MeView } from '@shared/contracts/member.contract';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import type { Query } from '../../query/use-query';

/** In place of a page for store staff: who you are is not known yet, or you are somebody else. */
export function NotStaff({ me }: { me: Query<MeView, never> }) {
  const { t } = useTexts('guide');
  if (!me.value) return me.fault ? <ErrorState fault={me.fault} onRetry={() => void me.reload()} /> : null;
  const bind = (
    <Button tone="main" onClick={() => go('member')}>
      {t('notStaff.action')}
    </Button>
  );
  return <Empty drawing="store" title={t('notStaff.title')} text={t('notStaff.text')} action={bind} />;
}
