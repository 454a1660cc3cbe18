import { Text, View } from '@tarojs/components';
import { DAY } from '@shared/kernel/time';
import { useCarrierName } from '../../../components/parcel-line/use-carrier-name';
import { clockText, momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import type { OrderView } from './use-order';

type Entry = OrderView['timeline'][number];

function useEventText(order: OrderView): (entry: Entry) => string {
  const { t, pick } = useTexts('order');
  const carrierName = useCarrierName();
  // The first time that a part is sent is its first parcel, and so on.
  const parcelOf = (entry: Entry) => {
    const sent = order.timeline.filter(({ event, n }) => event === 'shipped' && n === entry.n);
    return order.parts.find(({ n }) => n === entry.n)?.parcels[sent.indexOf(entry)];
  };
  return (entry) => {
    const { event, n } = entry;
    const parcel = parcelOf(entry);
    if (parcel) return t('timeline.shippedBy', { carrier: carrierName(parcel.carrier) });
    const part = order.parts.find((each) => each.n === n);
    if (!part) return event === 'rerouted' ? t('timeline.reroutedElsewhere') : t(`timeline.${event}`);
    const location = pick(part.locationName);
    // A part that ends by itself was not collected, or nobody could send it.
    if (event === 'closed') return t(part.way === 'pickup' ? 'timeline.notCollected' : 'timeline.nowhere');
    return t(`timeline.${event}`, { location });
  };
}

/** What happened, newest first; with several parts also to which. */
export function Timeline({ order }: { order: OrderView }) {
  const { pick, language } = useTexts('order');
  const textOf = useEventText(order);
  const events = [...order.timeline].reverse();
  const placeOf = ({ event, n }: Entry) =>
    order.parts.length > 1 && event !== 'rerouted' ? order.parts.find((part) => part.n === n) : undefined;
  return (
    <View className="card order__card timeline">
      {events.map((entry, index) => {
        const place = placeOf(entry);
        return (
          <View
            key={events.length - index}
            className={`timeline__event ${index === 0 ? 'timeline__event--now' : ''}`}
          >
            <View className="timeline__dot" />
            <View className="grow">
              <View className="timeline__text">{textOf(entry)}</View>
              {place && (
                <View className="timeline__place caption support one-line">{pick(place.locationName)}</View>
              )}
            </View>
            <Text className="timeline__at caption support">
              {order.asOf - entry.at < DAY ? clockText(entry.at) : momentText(entry.at, language)}
            </Text>
          </View>
        );
      })}
    </View>
  );
}
