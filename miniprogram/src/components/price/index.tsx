import { Text, View } from '@tarojs/components';
import { yuanParts, type Fen } from '@shared/kernel/money';
import { useTexts } from '../../i18n';
import { shelfPrice } from './shelf-price';
import './index.scss';

type Props = {
  amount: Fen;
  size?: 'small' | 'medium' | 'large' | 'huge';
  /** Struck beside the price when it is higher. */
  tagPrice?: Fen;
  /** "up": other sizes or colours cost more. */
  isFrom?: boolean;
  /** Sums show their decimals always, shelves only when there are some. */
  isSum?: boolean;
  className?: string;
};

/** A price: ink, and in the accent colour when it is below the tag price. */
export function Price({
  amount,
  size = 'medium',
  tagPrice,
  isFrom = false,
  isSum = false,
  className = '',
}: Props) {
  const { t } = useTexts('common');
  const { sign, whole, decimals } = yuanParts(amount);
  const isReduced = tagPrice !== undefined && tagPrice > amount;
  return (
    <View className={`price price--${size} ${isReduced ? 'price--reduced' : ''} ${className}`}>
      <Text className="price__amount">
        {sign === '-' && <Text>−</Text>}
        <Text className="price__currency">¥</Text>
        <Text>{whole}</Text>
        {(isSum || decimals !== '00') && <Text className="price__decimals">.{decimals}</Text>}
      </Text>
      {isFrom && <Text className="price__from">{t('from')}</Text>}
      {isReduced && (
        <Text className="price__tag" aria-label={t('was', { price: shelfPrice(tagPrice) })}>
          {shelfPrice(tagPrice)}
        </Text>
      )}
    </View>
  );
}
