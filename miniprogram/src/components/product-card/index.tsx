import { View } from '@tarojs/components';
import type { ProductCard as Product } from '@shared/contracts/catalog.contract';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { Picture } from '../picture';
import { Price } from '../price';
import { Tag } from '../tag';
import { shapeOf } from './picture-shape';
import './index.scss';

const lowStock = 3;

/** At most two facts: what keeps someone from buying comes before what invites. */
function Facts({ product }: { product: Product }) {
  const { t } = useTexts('common');
  const { available, colours } = product;
  return (
    <View className="product-card__facts">
      {available === 0 && <Tag>{t('soldOut')}</Tag>}
      {available > 0 && available <= lowStock && (
        <Tag tone="warning">{t('lowStock', { count: available })}</Tag>
      )}
      {colours.length > 1 && <Tag>{t('colours', { count: colours.length })}</Tag>}
    </View>
  );
}

type Props = { product: Product; layout?: 'tile' | 'row' };

/** A product on a shelf: as a tile of the grid or as a row of a list. */
export function ProductCard({ product, layout = 'tile' }: Props) {
  const { pick } = useTexts('common');
  const { productId, name, picture, price, tagPrice, priceVaries, available, colours } = product;
  const isTile = layout === 'tile';
  const hasFacts = available <= lowStock || colours.length > 1;
  return (
    <View
      className={`product-card product-card--${layout}`}
      hoverClass="pressed"
      aria-role="link"
      onClick={() => go('product', { productId })}
    >
      {isTile ? (
        <Picture of={picture} width={173} height={Math.round(173 * shapeOf(picture))} isFluid />
      ) : (
        <Picture of={picture} width={88} height={88} className="product-card__thumb" />
      )}
      <View className="product-card__body">
        <View className="product-card__name two-lines">{pick(name)}</View>
        {hasFacts && <Facts product={product} />}
        <Price amount={price} tagPrice={tagPrice} isFrom={priceVaries} className="product-card__price" />
      </View>
    </View>
  );
}
