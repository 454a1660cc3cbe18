import { Text, View } from '@tarojs/components';
import type { StoreView } from '@shared/contracts/catalog.contract';
import { Icon } from '../../components/icon';
import { LanguageSwitch } from '../../components/language-switch';
import { distanceText } from '../../format/distance';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';

/** Which store's shelf this is, a tap chooses another; and the other language. */
export function StoreHeader({ store }: { store: StoreView | undefined }) {
  const { t, pick } = useTexts('home');
  return (
    <View className="store-header">
      <View className="store-header__store" aria-role="button" onClick={() => go('stores')}>
        <Icon name="store" size="medium" />
        <Text className="store-header__name one-line">{store ? pick(store.name) : t('chooseStore')}</Text>
        <Icon name="down" size="small" />
        {typeof store?.distanceMetres === 'number' && (
          <Text className="store-header__distance caption support">{distanceText(store.distanceMetres)}</Text>
        )}
      </View>
      <LanguageSwitch isShort />
    </View>
  );
}
