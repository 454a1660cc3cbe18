import { skipToken, useQuery } from '@tanstack/react-query';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import type { ListAddress } from '../../components/list/use-list-address';
import { useFormat } from '../../i18n/format';
import { ShelfTag } from './product-columns';
import { ProductFacts } from './product-facts';
import { ProductNames } from './product-names';
import { ProductSkus } from './product-skus';
import { SaveBar } from './save-bar';
import { useProductEditing } from './use-product-editing';

/** One product: names, shelf and prices to edit, and what is known about it. */
export function ProductDrawer({ address, ids }: { address: ListAddress; ids: readonly string[] }) {
  const format = useFormat();
  const { openId } = address;
  const { data, error, refetch } = useQuery({
    queryKey: ['products', 'one', openId],
    queryFn: openId
      ? async ({ signal }) => valueOf(await hq.product({ productId: openId }, signal))
      : skipToken,
  });
  const editing = useProductEditing(data);
  return (
    <RecordDrawer
      address={address}
      ids={ids}
      loaded={editing !== undefined}
      error={error}
      retry={() => void refetch()}
      isDirty={(editing?.changeCount ?? 0) > 0}
      title={
        data ? (
          <>
            <span className="one-line" title={format.text(data.name)}>
              {format.text(data.name)}
            </span>
            <ShelfTag status={data.status} />
          </>
        ) : (
          openId
        )
      }
      footer={editing && <SaveBar editing={editing} />}
    >
      {editing && (
        <>
          <ProductNames editing={editing} />
          <ProductSkus editing={editing} />
          <ProductFacts product={editing.product} />
        </>
      )}
    </RecordDrawer>
  );
}
