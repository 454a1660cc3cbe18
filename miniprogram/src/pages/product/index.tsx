import { useRouter, useShareAppMessage } from '@tarojs/taro';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { ErrorState } from '../../components/error-state';
import { OfflineBar } from '../../components/offline-bar';
import { Page } from '../../components/page';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { BuyBar } from './buy-bar';
import { Gallery } from './gallery';
import { ProductSkeleton } from './product-skeleton';
import { shareCardOf } from './share-card';
import { withColour } from './sku-choice';
import { SkuSheet } from './sku-sheet';
import { StockSheet } from './stock-sheet';
import { ChoiceCells, Facts, Headline } from './summary';
import { useBuying } from './use-buying';
import { useProduct } from './use-product';
import './index.scss';

/** What there is to see instead of the product: it is gone, or nothing came. */
function NoProduct({
  fault,
  retry,
  isGone,
}: Pick<ReturnType<typeof useProduct>, 'fault' | 'retry'> & { isGone: boolean }) {
  const { t } = useTexts('product');
  if (isGone) {
    const wayOut = (
      <Button tone="main" onClick={() => go('home')}>
        {t('notFound.action')}
      </Button>
    );
    return <Empty drawing="bag" title={t('notFound.title')} text={t('notFound.text')} action={wayOut} />;
  }
  return fault ? <ErrorState fault={fault} onRetry={retry} /> : <ProductSkeleton />;
}

export default function ProductPage() {
  const { t, pick } = useTexts('product');
  const { productId = '', storeId: storeOfCard } = useRouter().params;
  const shown = useProduct(productId, storeOfCard);
  const { product, choice, setChoice, quantity, setQuantity } = shown;
  const { value } = product;
  const { sheet, setSheet, isBusy, add, buy, takeStore } = useBuying(value, choice, quantity);

  useShareAppMessage(() => shareCardOf(value, pick));

  if (!value || !choice) {
    return (
      <Page title={t('title')} isNavClear={!shown.fault && !product.refusal}>
        <NoProduct fault={shown.fault} retry={shown.retry} isGone={product.refusal !== undefined} />
      </Page>
    );
  }
  const openStores = () => setSheet('stores');
  const closeSheet = () => setSheet('none');
  return (
    <Page
      isNavClear
      footer={<BuyBar onStores={openStores} onAdd={add} onBuy={buy} isBusy={isBusy} />}
      className="product"
    >
      <Gallery
        product={value}
        colourCode={choice.colourCode}
        onColour={(code) => setChoice(withColour(value, choice, code))}
      />
      {product.isStale && <OfflineBar at={product.at} onRetry={shown.retry} />}
      <Headline product={value} choice={choice} />
      <ChoiceCells product={value} choice={choice} onChoose={() => setSheet('sku')} onStores={openStores} />
      <Facts product={value} />
      <SkuSheet
        product={value}
        choice={choice}
        quantity={quantity}
        isOpen={sheet === 'sku'}
        isBusy={isBusy}
        onChoice={setChoice}
        onQuantity={setQuantity}
        onAdd={add}
        onBuy={buy}
        onStores={openStores}
        onClose={closeSheet}
      />
      <StockSheet
        product={value}
        choice={choice}
        isOpen={sheet === 'stores'}
        onClose={closeSheet}
        onStore={takeStore}
      />
    </Page>
  );
}
