import { Text, View } from '@tarojs/components';
import { Icon } from '../../../components/icon';
import { Tag } from '../../../components/tag';
import { hourText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import type { Checkout } from './use-checkout';

function PickupStore({ store }: { store: NonNullable<Checkout['store']> }) {
  const { t, pick } = useTexts('checkout');
  return (
    <View onClick={() => go('stores')}>
      <View className="between">
        <View className="heading one-line">{pick(store.name)}</View>
        <View className="row caption support checkout__change">
          {t('changeStore')}
          <Icon name="right" size="small" />
        </View>
      </View>
      <View className="caption support">
        {pick(store.address)} · {t('openUntil', { time: hourText(store.hours.closes) })}
      </View>
      <View className="row checkout__ready">
        <Tag tone="positive">{t('readySoon')}</Tag>
        <Text className="caption support">{t('kept')}</Text>
      </View>
    </View>
  );
}

function DeliveryAddress({ address }: Pick<Checkout, 'address'>) {
  const { t } = useTexts('checkout');
  const open = () => go('addresses', { choose: 1 });
  if (!address) {
    return (
      <View className="between checkout__address" onClick={open}>
        <View>
          <View className="heading">{t('addAddress')}</View>
          <View className="caption support">{t('addAddressHint')}</View>
        </View>
        <Icon name="right" size="small" />
      </View>
    );
  }
  const { recipient, phone, province, city, district, detail } = address;
  const region = [province, city === province ? '' : city, district].filter(Boolean).join(' ');
  return (
    <View className="between checkout__address" onClick={open}>
      <View className="grow">
        <View className="heading">
          {recipient} <Text className="support">{phone.replace(/^(\d{3})\d{4}/, '$1****')}</Text>
        </View>
        <View className="caption support two-lines">
          {region} {detail}
        </View>
      </View>
      <Icon name="right" size="small" />
    </View>
  );
}

/** Pickup or delivery, and where. */
export function FulfilmentCard({ checkout }: { checkout: Checkout }) {
  const { t } = useTexts('checkout');
  const { kind, setKind, store, address } = checkout;
  return (
    <View className="card checkout__card">
      <View className="segments" aria-role="tablist">
        {(['pickup', 'delivery'] as const).map((each) => (
          <View
            key={each}
            className={`segments__item ${each === kind ? 'segments__item--on' : ''}`}
            aria-role="tab"
            aria-selected={each === kind}
            onClick={() => setKind(each)}
          >
            <Icon name={each === 'pickup' ? 'store' : 'truck'} size="medium" />
            {t(each)}
          </View>
        ))}
      </View>
      {kind === 'delivery' ? <DeliveryAddress address={address} /> : store && <PickupStore store={store} />}
    </View>
  );
}
