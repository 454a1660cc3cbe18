import { View } from '@tarojs/components';
import { AfterAWhile, Skeleton } from '../../components/skeleton';

/** The product while it is on its way, in the heights of what will stand there. */
export function ProductSkeleton() {
  return (
    <AfterAWhile>
      <Skeleton height={392} radius={0} />
      <View className="product__section product__bones">
        <Skeleton height={30} width={132} />
        <Skeleton height={22} />
        <Skeleton height={16} width={220} />
      </View>
      <View className="product__section product__bones">
        <Skeleton height={22} />
        <Skeleton height={42} />
      </View>
    </AfterAWhile>
  );
}
