import { Text, View } from '@tarojs/components';
import type { Work } from '@shared/contracts/order.contract';
import { DAY, MINUTE } from '@shared/kernel/time';
import { Button } from '../../../components/button';
import { minuteText, useTimeLeft } from '../../../components/countdown/use-time-left';
import { Icon } from '../../../components/icon';
import { ParcelLine } from '../../../components/parcel-line';
import { SkuLine } from '../../../components/sku-line';
import { Tag } from '../../../components/tag';
import { clockText, momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { pileOf } from './use-work';

/** How long the store still has to answer; the last minutes are said louder. */
function AcceptWithin({ acceptBy, asOf }: { acceptBy: number; asOf: number }) {
  const { t } = useTexts('guide');
  const left = useTimeLeft(acceptBy, asOf);
  const tone = left < 5 * MINUTE ? 'danger' : 'warning';
  return (
    <View className={`row work__left caption ${tone}`}>
      <Icon name="clock" size="small" />
      <Text>{left > 0 ? t('acceptWithin', { left: minuteText(left) }) : t('acceptOver')}</Text>
    </View>
  );
}

type Deeds = { onAccept: () => void; onReject: () => void; onReady: () => void; onShip: () => void };

function WorkActions({ part, isBusy, ...deeds }: { part: Work; isBusy: boolean } & Deeds) {
  const { t } = useTexts('guide');
  const { stage, way, parcels } = part;
  if (stage === 'toAccept') {
    return (
      <>
        <Button isDisabled={isBusy} onClick={deeds.onReject}>
          {t('reject.ask')}
        </Button>
        <Button tone="ink" className="grow" isBusy={isBusy} onClick={deeds.onAccept}>
          {t('accept')}
        </Button>
      </>
    );
  }
  if (way === 'pickup') {
    return (
      <Button tone="ink" isWide isBusy={isBusy} onClick={deeds.onReady}>
        {t('ready')}
      </Button>
    );
  }
  return (
    <>
      {parcels.length === 0 && (
        <Button isDisabled={isBusy} onClick={deeds.onReject}>
          {t('reject.ask')}
        </Button>
      )}
      <Button tone="ink" className="grow" isBusy={isBusy} onClick={deeds.onShip}>
        {t(parcels.length === 0 ? 'ship.ask' : 'ship.askRest')}
      </Button>
    </>
  );
}

/** One piece of work: whose turn it is until when, what to take from the shelf, and the next step. */
export function WorkCard({
  part,
  asOf,
  isBusy,
  ...deeds
}: { part: Work; asOf: number; isBusy: boolean } & Deeds) {
  const { t, language } = useTexts('guide');
  const { orderId, way, lines, parcels, recipient, remark, paidAt, acceptBy } = part;
  const isOpen = lines.some(({ unshipped }) => unshipped > 0);
  return (
    <View className="card guide__card work">
      <View className="row work__head">
        <Tag tone={way === 'pickup' ? 'positive' : 'info'}>{t(`way.${way}`)}</Tag>
        <Text className="strong">{orderId.slice(-4)}</Text>
        <Text className="grow caption support one-line">
          {t('paidAt', { at: asOf - paidAt < DAY ? clockText(paidAt) : momentText(paidAt, language) })}
        </Text>
        {acceptBy !== null && <AcceptWithin acceptBy={acceptBy} asOf={asOf} />}
      </View>
      {lines.map(({ unshipped, ...line }) => (
        <SkuLine
          key={line.skuId}
          line={{ ...line, quantity: parcels.length > 0 && unshipped > 0 ? unshipped : line.quantity }}
        />
      ))}
      {recipient && (
        <View className="row work__to caption support">
          <Icon name="pin" size="small" />
          <Text className="grow two-lines">
            {recipient.name} · {recipient.address}
          </Text>
        </View>
      )}
      {remark && <View className="work__remark caption">{t('remark', { remark })}</View>}
      {parcels.map((parcel) => (
        <ParcelLine key={parcel.parcelId} parcel={parcel} />
      ))}
      {isOpen && pileOf(part) !== 'ready' && (
        <View className="row work__ways">
          <WorkActions part={part} isBusy={isBusy} {...deeds} />
        </View>
      )}
    </View>
  );
}
