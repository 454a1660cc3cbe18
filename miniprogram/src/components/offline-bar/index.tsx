import { Text, View } from '@tarojs/components';
import type { Millis } from '@shared/kernel/time';
import { ageOf } from '../../format/age';
import { useTexts } from '../../i18n';
import { Icon } from '../icon';
import './index.scss';

type Props = { at: Millis | undefined; onRetry: () => void };

/** Says that what is shown is old, and how old; a tap asks again. */
export function OfflineBar({ at, onRetry }: Props) {
  const { t } = useTexts('common');
  const age = at === undefined ? undefined : ageOf(at, Date.now());
  return (
    <View className="offline-bar" aria-role="alert">
      <Icon name="offline" size="medium" />
      <Text className="grow caption">
        {age ? t('offline.kept', { age: t(age.key, { count: age.count }) }) : t('offline.nothing')}
      </Text>
      <View className="offline-bar__retry tap" aria-role="button" onClick={onRetry}>
        {t('retry')}
      </View>
    </View>
  );
}
