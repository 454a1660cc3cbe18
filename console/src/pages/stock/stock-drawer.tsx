import { skipToken, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { Copyable } from '../../components/copyable';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import type { ListAddress } from '../../components/list/use-list-address';
import { Picture } from '../../components/picture';
import { useFormat } from '../../i18n/format';
import { CountForm } from './count-form';
import { Pieces } from './stock-columns';
import { StockHolds, StockJournal } from './stock-journal';
import { StockSettings } from './stock-settings';
import { placeAndSku, rowId, type StockRow } from './stock-rows';

/** The stock of one SKU at one place: figures, count, holds and the journal behind them. */
export function StockDrawer({ address, ids }: { address: ListAddress; ids: readonly string[] }) {
  const format = useFormat();
  const wanted = placeAndSku(address.openId);
  const { data, error, refetch } = useQuery({
    queryKey: ['stock', 'one', address.openId],
    queryFn: wanted ? async ({ signal }) => valueOf(await hq.stockMoves(wanted, signal)) : skipToken,
  });
  const current = data?.current;
  return (
    <RecordDrawer
      address={address}
      ids={ids}
      loaded={data !== undefined}
      error={error}
      retry={() => void refetch()}
      title={
        current && (
          <div className="two-lines">
            <div title={format.text(current.productName)}>{format.text(current.productName)}</div>
            <div className="caption">{format.text(current.locationName)}</div>
          </div>
        )
      }
    >
      {data && (
        <>
          <StockFigures row={data.current} />
          <CountForm key={rowId(data.current)} row={data.current} />
          <StockSettings key={`settings ${rowId(data.current)}`} row={data.current} />
          <StockHolds holds={data.holds} />
          <StockJournal moves={data.moves} />
        </>
      )}
    </RecordDrawer>
  );
}

function StockFigures({ row }: { row: StockRow }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className="row stock-name">
        <Picture picture={row.picture} size={56} />
        <div className="two-lines">
          <div>
            {format.text(row.colour)} · {format.size(row.size)}
          </div>
          <div className="caption">
            <Copyable text={row.skuId} />
          </div>
        </div>
      </div>
      <dl className="stock-figures">
        {(['onHand', 'held', 'committed', 'safety', 'available', 'inTransit'] as const).map((key) => (
          <div key={key}>
            <dt className="caption">{t(`stock.column.${key}`)}</dt>
            <dd>
              <Pieces value={row[key]} strong />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
