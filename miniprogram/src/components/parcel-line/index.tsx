import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { PartView } from '@shared/contracts/order.contract';
import { momentText } from '../../format/moment';
import { useTexts } from '../../i18n';
import { notify } from '../../platform/notify';
import { Icon } from '../icon';
import { useCarrierName } from './use-carrier-name';
import './index.scss';

type Props = { parcel: PartView['parcels'][number] };

/** One parcel: who carries it, under which number (a tap copies it), how much is in it and since when. */
export function ParcelLine({ parcel }: Props) {
  const { t, language } = useTexts('order');
  const carrierName = useCarrierName();
  const { carrier, trackingNo, lines, at } = parcel;
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const copy = async () => {
    await Taro.setClipboardData({ data: trackingNo });
    notify(t('copied'));
  };
  return (
    <View className="row parcel-line">
      <Icon name="truck" size="medium" className="support" />
      <View className="grow">
        <View className="parcel-line__number">
          {carrierName(carrier)} {trackingNo}
        </View>
        <View className="caption support">
          {t('pieces', { count: pieces })} · {t('parcel.sentAt', { at: momentText(at, language) })}
        </View>
      </View>
      <View className="tap" aria-role="button" aria-label={t('parcel.copy')} onClick={() => void copy()}>
        <Text className="caption accent">{t('copy')}</Text>
      </View>
    </View>
  );
}
