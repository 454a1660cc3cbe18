import { Text, View } from '@tarojs/components';
import type { PartView } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { ParcelLine } from '../../../components/parcel-line';
import { Picture } from '../../../components/picture';
import { Tag } from '../../../components/tag';
import { useTexts } from '../../../i18n';
import { partState, type PartState } from './happening';
import type { OrderView } from './use-order';

type Ask = { onStop: (part: PartView) => void; onReceived: (part: PartView) => void };

const toneOf = (state: PartState) => {
  if (state === 'ready' || state === 'received' || state === 'collected') return 'positive';
  if (state === 'shipped' || state === 'partlyShipped') return 'info';
  return 'plain';
};

/** Which pieces of the order are in a part: small pictures, for names and prices stand below. */
function PartGoods({ part, order }: { part: PartView; order: OrderView }) {
  const { t, pick } = useTexts('order');
  const goods = part.lines.flatMap(({ skuId, quantity }) => {
    const line = order.lines.find((each) => each.skuId === skuId);
    return line ? [{ skuId, quantity, name: line.name, picture: line.picture }] : [];
  });
  const [first] = goods;
  const pieces = part.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <View className="row part__goods">
      {goods.slice(0, 4).map(({ skuId, picture }) => (
        <Picture key={skuId} of={picture} width={44} height={44} className="part__picture" />
      ))}
      {goods.length === 1 && first && <Text className="grow one-line">{pick(first.name)}</Text>}
      <Text className="part__pieces caption support">{t('pieces', { count: pieces })}</Text>
    </View>
  );
}

function PartCard({ part, order, onStop, onReceived }: { part: PartView; order: OrderView } & Ask) {
  const { t, pick } = useTexts('order');
  const state = partState(part);
  return (
    <View className="card order__card part">
      <View className="between part__head">
        <Text className="strong one-line grow">{pick(part.locationName)}</Text>
        {state !== 'planned' && <Tag tone={toneOf(state)}>{t(`part.${state}`)}</Tag>}
      </View>
      <PartGoods part={part} order={order} />
      {part.parcels.map((parcel) => (
        <ParcelLine key={parcel.parcelId} parcel={parcel} />
      ))}
      {(part.canStop || part.confirmBy !== null) && (
        <View className="row part__ways">
          {part.canStop && (
            <Button size="small" onClick={() => onStop(part)}>
              {t('stop.ask')}
            </Button>
          )}
          {part.confirmBy !== null && (
            <Button size="small" tone="ink" onClick={() => onReceived(part)}>
              {t('receipt.ask')}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}

/** Who hands out what, when it is more than one; of a single part only the parcels, the headline says the rest. */
export function Parts({ order, onStop, onReceived }: { order: OrderView } & Ask) {
  const [single] = order.parts;
  if (order.parts.length > 1) {
    return (
      <>
        {order.parts.map((part) => (
          <PartCard key={part.n} part={part} order={order} onStop={onStop} onReceived={onReceived} />
        ))}
      </>
    );
  }
  if (!single || single.parcels.length === 0) return null;
  return (
    <View className="card order__card part--parcels">
      {single.parcels.map((parcel) => (
        <ParcelLine key={parcel.parcelId} parcel={parcel} />
      ))}
    </View>
  );
}
