import { Text, View } from '@tarojs/components';
import type { CartLine as Line } from '@shared/contracts/cart.contract';
import { fen, timesFen } from '@shared/kernel/money';
import { CheckMark } from '../../components/check-mark';
import { Picture } from '../../components/picture';
import { Price } from '../../components/price';
import { sumPrice } from '../../components/price/shelf-price';
import { Stepper } from '../../components/stepper';
import { Tag } from '../../components/tag';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import type { Cart } from './use-cart';

/** Why a line cannot be bought as it stands, or what its price saves. */
function LineNote({ line }: { line: Line }) {
  const { t } = useTexts('cart');
  if (line.problem === 'NOT_ENOUGH') {
    return <View className="caption warning">{t('problem.NOT_ENOUGH', { count: line.available })}</View>;
  }
  if (line.problem) return <View className="caption warning">{t(`problem.${line.problem}`)}</View>;
  const saved = timesFen(fen(line.price - line.tagPrice), line.quantity);
  if (saved === 0) return null;
  return (
    <View className="between caption">
      <Tag tone="accent">{t('salePrice')}</Tag>
      <Text className="accent">{sumPrice(saved)}</Text>
    </View>
  );
}

export function CartLine({ line, cart, isManaging }: { line: Line; cart: Cart; isManaging: boolean }) {
  const { t, pick } = useTexts('cart');
  const { skuId, productId, name, colour, size, picture, quantity, selected, price, tagPrice, problem } =
    line;
  const isOut = problem === 'SOLD_OUT' || problem === 'OFF_SHELF';
  return (
    <View className={`cart-line ${isOut ? 'cart-line--out' : ''}`}>
      <CheckMark
        isOn={selected && !isOut}
        isDisabled={isOut && !isManaging}
        label={pick(name)}
        onToggle={(isOn) => void cart.select([skuId], isOn)}
      />
      <Picture
        of={picture}
        width={76}
        height={76}
        alt={pick(name)}
        className="cart-line__picture"
        onClick={() => go('product', { productId })}
      />
      <View className="grow">
        <View className="one-line" onClick={() => go('product', { productId })}>
          {pick(name)}
        </View>
        <View className="cart-line__sku caption support">
          {pick(colour)} · {size}
        </View>
        <View className="between cart-line__row">
          <Price amount={price} tagPrice={tagPrice} />
          {isManaging || isOut ? (
            <View className="tap support" aria-role="button" onClick={() => void cart.remove([skuId])}>
              {t('remove')}
            </View>
          ) : (
            <Stepper
              value={quantity}
              max={Math.min(99, Math.max(line.available, 1))}
              onChange={(next) => void cart.setQuantity(skuId, next)}
            />
          )}
        </View>
        <LineNote line={line} />
      </View>
    </View>
  );
}
