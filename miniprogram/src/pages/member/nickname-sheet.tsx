import { Input } from '@tarojs/components';
import { useState } from 'react';
import type { MeView } from '@shared/contracts/member.contract';
import { api } from '../../api';
import { ApiFault } from '../../api/api-fault';
import { Button } from '../../components/button';
import { Sheet } from '../../components/sheet';
import { useTexts } from '../../i18n';
import { notify } from '../../platform/notify';

type Props = { me: MeView; isOpen: boolean; onClose: () => void; onSaved: (me: MeView) => void };

export function NicknameSheet({ me, isOpen, onClose, onSaved }: Props) {
  const { t } = useTexts('member');
  const [nickname, setNickname] = useState(me.nickname);
  const [isBusy, setIsBusy] = useState(false);

  async function save(): Promise<void> {
    setIsBusy(true);
    try {
      const answer = await api.member.updateProfile({ nickname: nickname.trim() });
      if (answer.ok) onSaved(answer.value);
      onClose();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notSaved'));
    } finally {
      setIsBusy(false);
    }
  }
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('editNickname')}
      action={
        <Button tone="main" isBusy={isBusy} isDisabled={!nickname.trim()} onClick={() => void save()}>
          {t('save')}
        </Button>
      }
    >
      <Input
        className="member__input"
        type="nickname"
        value={nickname}
        maxlength={20}
        aria-label={t('nickname')}
        onInput={({ detail }) => setNickname(detail.value)}
      />
    </Sheet>
  );
}
