import { View } from '@tarojs/components';
import { useState } from 'react';
import type { CancelReason } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { CheckMark } from '../../../components/check-mark';
import { Sheet } from '../../../components/sheet';
import { useTexts } from '../../../i18n';

const reasons: readonly CancelReason[] = ['changedMind', 'wrongItem', 'wrongAddress', 'other'];

type Props = { isOpen: boolean; onClose: () => void; onCancel: (reason: CancelReason) => void };

export function CancelSheet({ isOpen, onClose, onCancel }: Props) {
  const { t } = useTexts('order');
  const [reason, setReason] = useState<CancelReason>('changedMind');
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('cancelTitle')}
      action={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button tone="ink" onClick={() => onCancel(reason)}>
            {t('cancelConfirm')}
          </Button>
        </>
      }
    >
      {reasons.map((each) => (
        <View key={each} className="between" onClick={() => setReason(each)}>
          {t(`reason.${each}`)}
          <CheckMark isOn={each === reason} label={t(`reason.${each}`)} onToggle={() => setReason(each)} />
        </View>
      ))}
    </Sheet>
  );
}
