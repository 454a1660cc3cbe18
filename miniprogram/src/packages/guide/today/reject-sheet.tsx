import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { CheckMark } from '../../../components/check-mark';
import { Sheet } from '../../../components/sheet';
import { useTexts } from '../../../i18n';
import type { RejectReason } from './use-work';

const reasons: readonly RejectReason[] = ['notFound', 'damaged', 'tooBusy', 'closed'];

type Props = {
  isOpen: boolean;
  isBusy: boolean;
  onClose: () => void;
  onSure: (reason: RejectReason) => void;
};

/** Why the store cannot, in plain words, and what each answer does to its stock. */
export function RejectSheet({ isOpen, isBusy, onClose, onSure }: Props) {
  const { t } = useTexts('guide');
  const [reason, setReason] = useState<RejectReason>();
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('reject.title')}
      action={
        <>
          <Button onClick={onClose}>{t('reject.keep')}</Button>
          <Button tone="ink" isBusy={isBusy} isDisabled={!reason} onClick={() => reason && onSure(reason)}>
            {t('reject.sure')}
          </Button>
        </>
      }
    >
      <View className="caption support">{t('reject.hint')}</View>
      {reasons.map((each) => (
        <View key={each} className="between reject__reason" onClick={() => setReason(each)}>
          <View className="grow">
            <View>{t(`reject.reason.${each}`)}</View>
            <View className="caption support">{t(`reject.effect.${each}`)}</View>
          </View>
          <CheckMark
            isOn={each === reason}
            label={t(`reject.reason.${each}`)}
            onToggle={() => setReason(each)}
          />
        </View>
      ))}
    </Sheet>
  );
}
