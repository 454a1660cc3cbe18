import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { ApiFault, FaultKind } from '../../api/api-fault';
import { useTexts } from '../../i18n';
import { Button } from '../button';
import { Empty } from '../empty';

type Props = { fault: ApiFault; onRetry: () => void; other?: ReactNode; isCompact?: boolean };

const drawingOf = (kind: FaultKind) => (kind === 'offline' || kind === 'timeout' ? 'offline' : 'broken');

/** What happened, what still works, what to do, and a number to quote. */
export function ErrorState({ fault, onRetry, other, isCompact }: Props) {
  const { t } = useTexts('common');
  return (
    <Empty
      drawing={drawingOf(fault.kind)}
      title={t(`error.${fault.kind}.title`)}
      text={t(`error.${fault.kind}.text`)}
      isCompact={isCompact}
      action={
        <>
          {other}
          <Button tone="main" onClick={onRetry}>
            {t('reload')}
          </Button>
        </>
      }
    >
      <View className="micro hint" style={{ marginTop: '14px' }}>
        {t('error.reference', { reference: fault.reference })}
      </View>
    </Empty>
  );
}
