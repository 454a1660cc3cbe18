import { Text, View } from '@tarojs/components';
import { Button } from '../../components/button';
import { Icon, type IconName } from '../../components/icon';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { useCartPieces } from '../../state/cart-pieces';

type WayProps = { icon: IconName; text: string; badge?: number; onClick: () => void };

function Way({ icon, text, badge = 0, onClick }: WayProps) {
  return (
    <View className="buy-bar__way" aria-role="link" onClick={onClick}>
      <Icon name={icon} size="medium" />
      <Text>{text}</Text>
      {badge > 0 && <Text className="badge">{badge > 99 ? '99+' : badge}</Text>}
    </View>
  );
}

type Props = { onStores: () => void; onAdd: () => void; onBuy: () => void; isBusy: boolean };

/** Pinned under the product: where it is, the cart, and the two deeds. */
export function BuyBar({ onStores, onAdd, onBuy, isBusy }: Props) {
  const { t } = useTexts('product');
  const pieces = useCartPieces();
  return (
    <View className="buy-bar">
      <Way icon="store" text={t('store')} onClick={onStores} />
      <Way icon="cart" text={t('cart')} badge={pieces} onClick={() => go('cart')} />
      <Button className="grow" isBusy={isBusy} onClick={onAdd}>
        {t('addToCart')}
      </Button>
      <Button tone="main" className="grow" isDisabled={isBusy} onClick={onBuy}>
        {t('buyNow')}
      </Button>
    </View>
  );
}
