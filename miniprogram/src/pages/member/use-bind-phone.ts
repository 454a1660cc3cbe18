import { useState } from 'react';
import type { MeView } from '@shared/contracts/member.contract';
import { api } from '../../api';
import { ApiFault } from '../../api/api-fault';
import { outdated } from '../../api/outdated';
import { useTexts } from '../../i18n';
import { notify } from '../../platform/notify';

/** Binds the phone behind the platform's code to this member. */
export function useBindPhone(onBound: (me: MeView) => void) {
  const { t } = useTexts('member');
  const [isBusy, setIsBusy] = useState(false);

  async function bind(code: string): Promise<void> {
    setIsBusy(true);
    try {
      const answer = await api.member.bindPhone({ code });
      if (answer.ok) {
        onBound(answer.value);
        return notify(t('phoneBound'));
      }
      switch (answer.refusal.code) {
        case 'CODE_INVALID':
        case 'CODE_QUOTA_EXHAUSTED':
        case 'PHONE_TAKEN':
          return notify(t(`bind.${answer.refusal.code}`));
        default:
          return notify(outdated(answer.refusal));
      }
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('bind.failed'));
    } finally {
      setIsBusy(false);
    }
  }
  return { bind, isBusy };
}
