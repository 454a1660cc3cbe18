import { View } from '@tarojs/components';
import type { QuoteLine } from '@shared/contracts/quote.schemas';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { Picture } from '../picture';
import { Price } from '../price';
import './index.scss';

type Props = {
  line: Pick<QuoteLine, 'name' | 'colour' | 'size' | 'picture' | 'quantity'> & Partial<QuoteLine>;
};

/** One bought SKU: picture, name, colour and size, pieces, and what is paid for it when that is known. */
export function SkuLine({ line }: Props) {
  const { pick } = useTexts('common');
  const { name, colour, size, picture, quantity, payable, productId } = line;
  const open = productId ? () => go('product', { productId }) : undefined;
  return (
    <View className="sku-line" onClick={open}>
      <Picture of={picture} width={50} height={50} className="sku-line__picture" />
      <View className="grow">
        <View className="one-line">{pick(name)}</View>
        <View className="caption support">
          {pick(colour)} · {size} ×{quantity}
        </View>
      </View>
      {payable !== undefined && <Price amount={payable} size="small" />}
    </View>
  );
}
