import { Text, View } from '@tarojs/components';
import type { InventoryContract } from '@shared/contracts/inventory.contract';
import type { OutputOf } from '@shared/contracts/contract';
import { Picture } from '../../../components/picture';
import { Price } from '../../../components/price';
import { Icon } from '../../../components/icon';
import { useTexts } from '../../../i18n';
import { addressOf } from '../../../navigation/routes';
import { ShareButton } from '../../../platform/share';
import type { AskedGoods } from './ask-sheet';

export type Found = OutputOf<InventoryContract['lookup']>['products'][number];
export type Staff = { guideId: string; storeId: string };

/** A card opened from this address is credited to the guide who shared it. */
export const cardOf = (productId: string, { guideId, storeId }: Staff): string =>
  addressOf('product', { productId, storeId, guideId });

/** The mall of the guide's store, credited likewise. */
export const homeOf = (staff: Staff | null): string =>
  addressOf('home', staff ? { storeId: staff.storeId, guideId: staff.guideId } : {});

type FoundProps = {
  product: Found;
  staff: Staff;
  onShare: () => void;
  onAsk: (goods: AskedGoods) => void;
};

/** A style with its sizes: here, elsewhere and how to get it here, and the card to send to the shopper who asks. */
export function FoundProduct({ product, staff, onShare, onAsk }: FoundProps) {
  const { t, pick } = useTexts('guide');
  return (
    <View className="found">
      <View className="row found__product">
        <Picture of={product.picture} width={56} height={56} className="found__picture" />
        <View className="grow two-lines">{pick(product.name)}</View>
        <View onTouchStart={onShare}>
          <ShareButton address={cardOf(product.productId, staff)} label={t('share')}>
            <Icon name="share" size="medium" />
          </ShareButton>
        </View>
      </View>
      {product.skus.map(({ skuId, colour, size, price, here, elsewhere }) => (
        <View key={skuId} className="row found__sku caption">
          <Text className="grow">
            {pick(colour)} · {size}
          </Text>
          <Price amount={price} size="small" />
          <Text className={`found__count ${here > 0 ? 'positive' : 'hint'}`}>
            {t('here', { count: here })}
          </Text>
          <Text className="found__count support">{t('elsewhere', { count: elsewhere })}</Text>
          <View
            className="found__ask accent"
            aria-role="button"
            aria-label={`${t('askFor')} ${pick(colour)} ${size}`}
            onClick={() => onAsk({ skuId, name: product.name, colour, size })}
          >
            {t('askFor')}
          </View>
        </View>
      ))}
    </View>
  );
}
