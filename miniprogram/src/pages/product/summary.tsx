import { Text, View } from '@tarojs/components';
import type { ProductView } from '@shared/contracts/catalog.contract';
import { Icon } from '../../components/icon';
import { Price } from '../../components/price';
import { Tag } from '../../components/tag';
import { useTexts } from '../../i18n';
import { addressOf } from '../../navigation/routes';
import { ShareButton } from '../../platform/share';
import { choiceText } from './choice-text';
import { availableOf, priceOf, type Choice } from './sku-choice';

type Chosen = { product: ProductView; choice: Choice };
const lowStock = 3;

/** Price and name. */
export function Headline({ product, choice }: Chosen) {
  const { t, pick } = useTexts('product');
  const price = priceOf(product, choice);
  const { storeId } = product.store;
  return (
    <View className="product__section product__headline">
      {price && <Price amount={price.price} tagPrice={price.tagPrice} isFrom={price.isFrom} size="huge" />}
      <View className="product__name-row">
        <View className="product__name two-lines">{pick(product.name)}</View>
        <ShareButton
          address={addressOf('product', { productId: product.productId, storeId })}
          label={t('share')}
        >
          <Icon name="share" size="medium" />
        </ShareButton>
      </View>
      {product.sellingPoints.length > 0 && (
        <View className="caption support two-lines">{product.sellingPoints.map(pick).join(' · ')}</View>
      )}
    </View>
  );
}

function StockTag({ available }: { available: number }) {
  const { t } = useTexts('product');
  if (available === 0) return <Tag>{t('soldOutHere')}</Tag>;
  if (available <= lowStock) return <Tag tone="warning">{t('low', { count: available })}</Tag>;
  return <Tag tone="positive">{t('stock', { count: available })}</Tag>;
}

type CellsProps = Chosen & { onChoose: () => void; onStores: () => void };

/** What is chosen, and where it is: both open a sheet. */
export function ChoiceCells({ product, choice, onChoose, onStores }: CellsProps) {
  const { t, pick } = useTexts('product');
  const { store, storesElsewhere, colours } = product;
  const available = availableOf(product, choice);
  const elsewhere =
    storesElsewhere > 0
      ? t('elsewhere', { count: storesElsewhere })
      : t(available > 0 ? 'onlyHere' : 'nowhere');
  return (
    <View className="product__section product__cells">
      <View className="cell" aria-role="button" hoverClass="pressed" onClick={onChoose}>
        <Text className="cell__label">{t('chosen')}</Text>
        <View className="grow one-line">{choiceText(product, choice, pick) || t('choose')}</View>
        <View className="product__dots">
          {colours.length > 1 &&
            colours
              .slice(0, 5)
              .map(({ code, hex }) => (
                <View key={code} className="product__dot" style={{ background: hex }} />
              ))}
        </View>
        <Icon name="right" size="small" />
      </View>
      <View className="cell" aria-role="button" hoverClass="pressed" onClick={onStores}>
        <Text className="cell__label">{t('store')}</Text>
        <View className="grow">
          <View className="product__store">
            <Text className="one-line">{pick(store.name)}</Text>
            <StockTag available={available} />
          </View>
          <View className="caption support one-line">{elsewhere}</View>
        </View>
        <Icon name="right" size="small" />
      </View>
    </View>
  );
}

/** Fabric, fit, care: label and text. */
export function Facts({ product }: { product: ProductView }) {
  const { t, pick } = useTexts('product');
  if (product.facts.length === 0) return null;
  return (
    <View className="product__section product__facts">
      <View className="heading">{t('facts')}</View>
      {product.facts.map(({ label, text }) => (
        <View key={label.zh} className="product__fact">
          <Text className="product__fact-label support">{pick(label)}</Text>
          <Text className="grow">{pick(text)}</Text>
        </View>
      ))}
    </View>
  );
}
