import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { AddressView } from '@shared/contracts/member.contract';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Icon } from '../../../components/icon';
import { Page } from '../../../components/page';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { useTexts } from '../../../i18n';
import { go, goBack } from '../../../navigation/go';
import { chosenAddressId } from '../../../state/chosen-address';
import { useMe } from '../../../state/me';
import './index.scss';

function AddressRow({ address, onPick }: { address: AddressView; onPick: (() => void) | undefined }) {
  const { t } = useTexts('member');
  const { addressId, recipient, phone, province, city, district, detail, isDefault } = address;
  const edit = () => go('address', { addressId });
  return (
    <View className="cell addresses__row">
      <View className="grow" onClick={onPick ?? edit}>
        <View className="row addresses__who">
          <Text className="strong">{recipient}</Text>
          <Text className="support">{phone}</Text>
          {isDefault && <Tag tone="accent">{t('address.default')}</Tag>}
        </View>
        <View className="caption support">
          {[province, city === province ? '' : city, district, detail].filter(Boolean).join(' ')}
        </View>
      </View>
      <View className="tap" aria-role="button" aria-label={t('address.editTitle')} onClick={edit}>
        <Icon name="edit" size="medium" />
      </View>
    </View>
  );
}

/** The member's addresses; opened from checkout, a tap picks one for the order in hand. */
export default function AddressesPage() {
  const { t } = useTexts('member');
  const isChoosing = Boolean(useRouter().params.choose);
  const me = useMe();
  const addresses = me.value?.addresses;
  const pick = (addressId: string) => {
    chosenAddressId.set(addressId);
    goBack();
  };
  const footer = (
    <Button tone="main" isWide icon="plus" onClick={() => go('address', isChoosing ? { choose: 1 } : {})}>
      {t('address.add')}
    </Button>
  );
  return (
    <Page title={t('address.listTitle')} footer={footer}>
      {!addresses && me.fault && <ErrorState fault={me.fault} onRetry={() => void me.reload()} />}
      {!addresses && !me.fault && (
        <AfterAWhile>
          <Skeleton height={160} radius={12} className="addresses__bone" />
        </AfterAWhile>
      )}
      {addresses?.length === 0 && (
        <Empty drawing="store" title={t('address.empty.title')} text={t('address.empty.text')} />
      )}
      {addresses && addresses.length > 0 && (
        <View className="card addresses__list">
          {addresses.map((address) => (
            <AddressRow
              key={address.addressId}
              address={address}
              onPick={isChoosing ? () => pick(address.addressId) : undefined}
            />
          ))}
        </View>
      )}
    </Page>
  );
}
