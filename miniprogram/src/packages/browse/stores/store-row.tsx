import { Text, View } from '@tarojs/components';
import type { StoreView } from '@shared/contracts/catalog.contract';
import { Tag } from '../../../components/tag';
import { distanceText } from '../../../format/distance';
import { hourText, minuteOfDay } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { isOpenAt } from './store-groups';

type Props = { store: StoreView; isCurrent: boolean; onChoose: () => void };

export function StoreRow({ store, isCurrent, onChoose }: Props) {
  const { t, pick } = useTexts('store');
  const { opens, closes } = store.hours;
  const isOpen = isOpenAt(store, minuteOfDay(Date.now()));
  return (
    <View
      className="store-row"
      hoverClass="pressed"
      aria-role="button"
      aria-selected={isCurrent}
      onClick={onChoose}
    >
      <View className="grow">
        <View className="store-row__name">
          <Text className="heading one-line">{pick(store.name)}</Text>
          {isCurrent && <Tag tone="accent">{t('current')}</Tag>}
        </View>
        <View className="caption support two-lines">{pick(store.address)}</View>
        <View className="store-row__hours caption">
          <Tag tone={isOpen ? 'positive' : 'plain'}>{isOpen ? t('open') : t('closed')}</Tag>
          <Text className="support">{t('hours', { opens: hourText(opens), closes: hourText(closes) })}</Text>
        </View>
      </View>
      {store.distanceMetres !== null && (
        <Text className="store-row__distance caption support">{distanceText(store.distanceMetres)}</Text>
      )}
    </View>
  );
}
