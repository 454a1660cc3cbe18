import { Text, View } from '@tarojs/components';
import type { ProductView, StoreView } from '@shared/contracts/catalog.contract';
import { api } from '../../api';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { Sheet } from '../../components/sheet';
import { AfterAWhile, Skeleton } from '../../components/skeleton';
import { Tag } from '../../components/tag';
import { distanceText } from '../../format/distance';
import { useTexts } from '../../i18n';
import { usePlace } from '../../platform/location';
import { useQuery } from '../../query/use-query';
import { choiceText } from './choice-text';
import { skuOf, type Choice } from './sku-choice';

type RowProps = { store: StoreView; available: number; isHere: boolean; onBuy: () => void };

function StoreRow({ store, available, isHere, onBuy }: RowProps) {
  const { t, pick } = useTexts('product');
  return (
    <View className="stock-row">
      <View className="grow">
        <View className="product__store">
          <Text className="one-line strong">{pick(store.name)}</Text>
          <Tag tone="positive">{t('stores.available', { count: available })}</Tag>
        </View>
        <View className="caption support one-line">
          {store.distanceMetres !== null && `${distanceText(store.distanceMetres)} · `}
          {pick(store.address)}
        </View>
      </View>
      {!isHere && (
        <Button size="small" onClick={onBuy}>
          {t('stores.buyHere')}
        </Button>
      )}
    </View>
  );
}

type Props = {
  product: ProductView;
  choice: Choice;
  isOpen: boolean;
  onClose: () => void;
  onStore: (store: StoreView) => void;
};

/** The SKU whose stores are asked for: the chosen one, or the first of the colour while no size is chosen. */
const askedSku = (product: ProductView, choice: Choice) =>
  skuOf(product, choice) ??
  product.skus.find(({ colourCode, available }) => colourCode === choice.colourCode && available > 0) ??
  product.skus.find(({ colourCode }) => colourCode === choice.colourCode);

function Stores({ product, choice, onStore }: Props) {
  const { t } = useTexts('product');
  const sku = askedSku(product, choice);
  const place = usePlace();
  const stock = useQuery(sku ? `stock:${sku.skuId}` : null, () =>
    api.catalog.stockByStore({ skuId: sku?.skuId ?? '', ...(place && { location: place }) }),
  );
  if (stock.fault && !stock.value) {
    return <ErrorState fault={stock.fault} onRetry={() => void stock.reload()} isCompact />;
  }
  if (!stock.value) {
    return (
      <AfterAWhile>
        <Skeleton height={56} className="stock-row" />
        <Skeleton height={56} className="stock-row" />
      </AfterAWhile>
    );
  }
  if (stock.value.stores.length === 0) {
    return <Empty drawing="store" title={t('stores.none')} text={t('stores.noneText')} isCompact />;
  }
  return (
    <>
      {stock.value.stores.map(({ store, available }) => (
        <StoreRow
          key={store.storeId}
          store={store}
          available={available}
          isHere={store.storeId === product.store.storeId}
          onBuy={() => onStore(store)}
        />
      ))}
    </>
  );
}

/** Which stores have the chosen piece now; another store can be taken from here. */
export function StockSheet(props: Props) {
  const { t, pick } = useTexts('product');
  const { product, choice, isOpen, onClose } = props;
  const sku = askedSku(product, choice);
  const text = sku && choiceText(product, { colourCode: sku.colourCode, size: sku.size }, pick);
  return (
    <Sheet isOpen={isOpen} onClose={onClose} title={t('stores.title')}>
      {text && <View className="caption support stock-sheet__choice">{text}</View>}
      {isOpen && <Stores {...props} />}
    </Sheet>
  );
}
