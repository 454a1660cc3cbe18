import { View } from '@tarojs/components';
import { ProductGridSkeleton } from '../../components/product-grid';
import { AfterAWhile, Skeleton } from '../../components/skeleton';

/** The first screen while it is on its way, in the heights of what will stand there. */
export function HomeSkeleton() {
  return (
    <>
      <AfterAWhile>
        <Skeleton height={156} radius={12} className="home__bone" />
        <Skeleton height={104} radius={12} className="home__bone" />
      </AfterAWhile>
      <View className="home__bone">
        <ProductGridSkeleton />
      </View>
    </>
  );
}
