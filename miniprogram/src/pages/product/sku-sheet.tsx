import { Text, View } from '@tarojs/components';
import type { ProductView } from '@shared/contracts/catalog.contract';
import { Button } from '../../components/button';
import { Icon } from '../../components/icon';
import { Picture } from '../../components/picture';
import { Price } from '../../components/price';
import { Sheet } from '../../components/sheet';
import { Stepper } from '../../components/stepper';
import { useTexts } from '../../i18n';
import { choiceText } from './choice-text';
import { priceOf, sizeState, skuOf, withColour, type Choice } from './sku-choice';

export type SkuSheetProps = {
  product: ProductView;
  choice: Choice;
  quantity: number;
  isOpen: boolean;
  isBusy: boolean;
  onChoice: (choice: Choice) => void;
  onQuantity: (quantity: number) => void;
  onAdd: () => void;
  onBuy: () => void;
  onStores: () => void;
  onClose: () => void;
};

type Part = Pick<SkuSheetProps, 'product' | 'choice' | 'onChoice'>;

function Chosen({ product, choice, quantity }: Pick<SkuSheetProps, 'product' | 'choice' | 'quantity'>) {
  const { t, pick } = useTexts('product');
  const price = priceOf(product, choice);
  const sku = skuOf(product, choice);
  const colour = product.colours.find(({ code }) => code === choice.colourCode);
  const text = sku
    ? t('chosenText', { choice: choiceText(product, choice, pick), count: quantity })
    : t('chooseSize');
  return (
    <View className="sku-sheet__chosen">
      {colour && <Picture of={colour.picture} width={104} height={104} className="sku-sheet__picture" />}
      <View className="grow">
        {price && <Price amount={price.price} tagPrice={price.tagPrice} isFrom={price.isFrom} size="huge" />}
        <View className="caption support sku-sheet__line">{text}</View>
        {sku && (
          <View className={`caption sku-sheet__stock ${sku.available > 0 ? 'positive' : 'warning'}`}>
            <Icon name={sku.available > 0 ? 'done' : 'info'} size="small" />
            <Text className="one-line">
              {sku.available > 0
                ? t('stockAt', { store: pick(product.store.name), count: sku.available })
                : t('soldOutHere')}
            </Text>
          </View>
        )}
      </View>
    </View>
  );
}

function Colours({ product, choice, onChoice }: Part) {
  const { t, pick } = useTexts('product');
  return (
    <>
      <View className="sku-sheet__label">{t('colour')}</View>
      <View className="sku-sheet__chips">
        {product.colours.map(({ code, name, picture }) => (
          <View
            key={code}
            className={`chip chip--picture ${code === choice.colourCode ? 'chip--on' : ''}`}
            aria-role="radio"
            aria-checked={code === choice.colourCode}
            onClick={() => onChoice(withColour(product, choice, code))}
          >
            <Picture of={picture} width={32} height={32} className="chip__picture" />
            {pick(name)}
          </View>
        ))}
      </View>
    </>
  );
}

function Sizes({ product, choice, onChoice }: Part) {
  const { t } = useTexts('product');
  const states = product.sizes.map((size) => ({ size, state: sizeState(product, choice.colourCode, size) }));
  const made = states.filter(({ state }) => state !== 'notMade');
  return (
    <>
      <View className="sku-sheet__label">{t('size')}</View>
      <View className="sku-sheet__chips">
        {made.map(({ size, state }) => (
          <View
            key={size}
            className={`chip chip--size chip--${state} ${size === choice.size ? 'chip--on' : ''}`}
            aria-role="radio"
            aria-checked={size === choice.size}
            onClick={() => onChoice({ ...choice, size })}
          >
            {size}
          </View>
        ))}
      </View>
      {made.some(({ state }) => state === 'soldOut') && (
        <View className="caption support sku-sheet__line">{t('sizesOut')}</View>
      )}
    </>
  );
}

/** Colour, size and quantity. A size that is sold out here can be chosen, to see where it is. */
export function SkuSheet(props: SkuSheetProps) {
  const { product, choice, quantity, isOpen, isBusy, onQuantity, onAdd, onBuy, onStores, onClose } = props;
  const { t } = useTexts('product');
  const sku = skuOf(product, choice);
  const isSoldOut = sku !== undefined && sku.available === 0;
  const actions = isSoldOut ? (
    <Button tone="main" onClick={onStores}>
      {t('seeStores')}
    </Button>
  ) : (
    <>
      <Button isDisabled={!sku} isBusy={isBusy} onClick={onAdd}>
        {t('addToCart')}
      </Button>
      <Button tone="main" isDisabled={!sku || isBusy} onClick={onBuy}>
        {t('buyNow')}
      </Button>
    </>
  );
  return (
    <Sheet isOpen={isOpen} onClose={onClose} action={actions}>
      <Chosen product={product} choice={choice} quantity={quantity} />
      <Colours {...props} />
      <Sizes {...props} />
      {!isSoldOut && (
        <View className="between sku-sheet__quantity">
          <Text className="strong">{t('quantity')}</Text>
          <Stepper value={quantity} max={Math.min(99, sku?.available ?? 99)} onChange={onQuantity} />
        </View>
      )}
    </Sheet>
  );
}
