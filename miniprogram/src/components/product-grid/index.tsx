import { View } from '@tarojs/components';
import type { ProductCard as Product } from '@shared/contracts/catalog.contract';
import { useTexts } from '../../i18n';
import type { Pages } from '../../query/use-pages';
import { ProductCard } from '../product-card';
import { shapeOf } from '../product-card/picture-shape';
import { AfterAWhile, Skeleton } from '../skeleton';
import './index.scss';

/** Under every picture: name, facts and price take about this share of its width. */
const captionShare = 0.55;

/** Two columns of about the same height. Items keep their column when more are added below. */
export function intoColumns(products: readonly Product[]): [Product[], Product[]] {
  const columns: [Product[], Product[]] = [[], []];
  const heights: [number, number] = [0, 0];
  for (const product of products) {
    const side = heights[1] < heights[0] ? 1 : 0;
    columns[side].push(product);
    heights[side] += shapeOf(product.picture) + captionShare;
  }
  return columns;
}

/** Says whether more is coming, failed to come, or all has come. */
export function ListEnd({
  pages,
}: {
  pages: Pick<Pages<unknown>, 'isLoading' | 'hasMore' | 'fault' | 'more'>;
}) {
  const { t } = useTexts('common');
  if (pages.fault) {
    return (
      <View className="list-end tap" aria-role="button" onClick={pages.more}>
        {t('moreFailed')}
      </View>
    );
  }
  return <View className="list-end">{pages.hasMore ? t('loadingMore') : t('noMore')}</View>;
}

export function ProductGrid({ products }: { products: readonly Product[] }) {
  return (
    <View className="product-grid">
      {intoColumns(products).map((column, side) => (
        <View key={side} className="product-grid__column">
          {column.map((product) => (
            <ProductCard key={product.productId} product={product} />
          ))}
        </View>
      ))}
    </View>
  );
}

function TileSkeleton({ height }: { height: number }) {
  return (
    <View className="product-card--tile">
      <Skeleton height={height} radius={0} />
      <View className="product-card__body product-grid__bones">
        <Skeleton height={14} />
        <Skeleton height={14} width={96} />
        <Skeleton height={18} width={66} />
      </View>
    </View>
  );
}

/** The grid while its products are on their way. */
export function ProductGridSkeleton() {
  return (
    <AfterAWhile>
      <View className="product-grid">
        {[
          [216, 173],
          [173, 216],
        ].map((heights, side) => (
          <View key={side} className="product-grid__column">
            {heights.map((height) => (
              <TileSkeleton key={height} height={height} />
            ))}
          </View>
        ))}
      </View>
    </AfterAWhile>
  );
}
