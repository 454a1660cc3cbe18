import { skipToken, useQuery } from '@tanstack/react-query';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useFormat } from '../../i18n/format';

/** How many pieces of a SKU a place can give now; marked when that is fewer than are wanted. */
export function AvailableThere({
  placeId,
  skuId,
  wanted,
}: {
  placeId: string | null;
  skuId: string;
  wanted: number;
}) {
  const format = useFormat();
  const { data } = useQuery({
    queryKey: ['stock', 'there', placeId, skuId],
    queryFn: placeId
      ? async ({ signal }) => {
          const { stock } = valueOf(
            await hq.stock({ query: skuId, locationId: placeId, limit: 200 }, signal),
          );
          return stock.find((row) => row.skuId === skuId)?.available ?? 0;
        }
      : skipToken,
  });
  if (data === undefined) return <span className="support">—</span>;
  return <span className={data < wanted ? 'danger' : undefined}>{format.number(data)}</span>;
}
