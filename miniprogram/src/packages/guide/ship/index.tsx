import { Input, Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import type { Work } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Icon } from '../../../components/icon';
import { Page } from '../../../components/page';
import { ParcelLine } from '../../../components/parcel-line';
import { carriers, useCarrierName } from '../../../components/parcel-line/use-carrier-name';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { SkuLine } from '../../../components/sku-line';
import { Stepper } from '../../../components/stepper';
import { useTexts } from '../../../i18n';
import { replaceBy } from '../../../navigation/go';
import { notify } from '../../../platform/notify';
import { useQuery, type Query } from '../../../query/use-query';
import { findWork, workKey } from '../find-work';
import { takenOf, useShip } from './use-ship';
import './index.scss';

type Shipping = ReturnType<typeof useShip>;

/** Where it goes; a tap copies it for the label. */
function Recipient({ recipient }: { recipient: NonNullable<Work['recipient']> }) {
  const { t } = useTexts('guide');
  const { name, phone, address } = recipient;
  const copy = async () => {
    await Taro.setClipboardData({ data: `${name} ${phone} ${address}` });
    notify(t('ship.copied'));
  };
  return (
    <View className="card ship__card ship__to">
      <View className="grow">
        <View className="strong">
          {name} {phone}
        </View>
        <View className="caption support">{address}</View>
      </View>
      <View className="tap" aria-role="button" aria-label={t('ship.copy')} onClick={() => void copy()}>
        <Text className="caption accent">{t('ship.copyShort')}</Text>
      </View>
    </View>
  );
}

/** What goes into this parcel: all that is left, unless somebody takes less. */
function Goods({ part, shipping }: { part: Work; shipping: Shipping }) {
  const { t } = useTexts('guide');
  const { packing, change, isBusy } = shipping;
  const left = part.lines.filter(({ unshipped }) => unshipped > 0);
  const isSingle = left.length === 1 && left[0]?.unshipped === 1;
  return (
    <View className="card ship__card">
      <View className="heading">{t('ship.goods')}</View>
      {left.map((line) => (
        <View key={line.skuId} className="row ship__line">
          <View className="grow">
            <SkuLine line={{ ...line, quantity: line.unshipped }} />
          </View>
          {!isSingle && (
            <Stepper
              value={takenOf(packing, line)}
              min={0}
              max={line.unshipped}
              isDisabled={isBusy}
              onChange={(many) => change({ taken: { ...packing.taken, [line.skuId]: many } })}
            />
          )}
        </View>
      ))}
    </View>
  );
}

function Carrier({ shipping: { packing, change } }: { shipping: Shipping }) {
  const { t } = useTexts('guide');
  const carrierName = useCarrierName();
  return (
    <View className="card ship__card">
      <View className="heading">{t('ship.carrier')}</View>
      <View className="ship__carriers" aria-role="radiogroup">
        {carriers.map((carrier) => (
          <View
            key={carrier}
            className={`ship__carrier ${packing.carrier === carrier ? 'ship__carrier--on' : ''}`}
            aria-role="radio"
            aria-checked={packing.carrier === carrier}
            onClick={() => change({ carrier })}
          >
            {carrierName(carrier)}
          </View>
        ))}
      </View>
      <TrackingNumber packing={packing} change={change} />
    </View>
  );
}

function TrackingNumber({ packing, change }: Pick<Shipping, 'packing' | 'change'>) {
  const { t } = useTexts('guide');
  const typed = (text: string) =>
    change({
      trackingNo: text
        .toUpperCase()
        .replace(/[^A-Z0-9-]/g, '')
        .slice(0, 32),
    });
  async function scan(): Promise<void> {
    try {
      typed((await Taro.scanCode({ scanType: ['barCode', 'qrCode'] })).result);
    } catch {
      // The camera was closed without a code: the field stays as it is.
    }
  }
  return (
    <View className="row ship__number">
      <Input
        className="grow"
        value={packing.trackingNo}
        maxlength={40}
        placeholder={t('ship.number')}
        placeholderClass="hint"
        aria-label={t('ship.number')}
        onInput={({ detail }) => typed(detail.value)}
      />
      {process.env.TARO_ENV === 'weapp' && (
        <View className="tap" aria-role="button" aria-label={t('ship.scan')} onClick={() => void scan()}>
          <Icon name="scan" />
        </View>
      )}
    </View>
  );
}

function ShipPart({ part, query }: { part: Work; query: Query<Work | null, unknown> }) {
  const { t } = useTexts('guide');
  const shipping = useShip(part, query);
  const { pieces, notice, isBusy, isNumberRight, packing, ship } = shipping;
  const footer = (
    <Button
      tone="main"
      isWide
      isBusy={isBusy}
      isDisabled={pieces === 0 || !isNumberRight || !packing.carrier}
      onClick={() => void ship()}
    >
      {t('ship.action', { count: pieces })}
    </Button>
  );
  return (
    <Page title={t('ship.title', { short: part.orderId.slice(-4) })} className="ship" footer={footer}>
      {part.recipient && <Recipient recipient={part.recipient} />}
      {part.remark && <View className="ship__remark caption">{t('remark', { remark: part.remark })}</View>}
      {part.parcels.length > 0 && (
        <View className="card ship__card ship__parcels">
          {part.parcels.map((parcel) => (
            <ParcelLine key={parcel.parcelId} parcel={parcel} />
          ))}
        </View>
      )}
      <Goods part={part} shipping={shipping} />
      <Carrier shipping={shipping} />
      {notice && (
        <View className="ship__notice caption danger" aria-role="alert">
          {notice}
        </View>
      )}
    </Page>
  );
}

/** Sends one part from this store: in one parcel, or in several. */
export default function ShipPage() {
  const { t } = useTexts('guide');
  const { orderId = '', n = '1' } = useRouter().params;
  const wanted = { orderId, n: Number(n) };
  const query = useQuery(workKey(wanted), () => findWork(wanted));
  const { value, fault } = query;
  if (value?.stage === 'preparing') return <ShipPart part={value} query={query} />;
  const back = (
    <Button tone="main" onClick={() => replaceBy('guide')}>
      {t('ship.back')}
    </Button>
  );
  return (
    <Page title={t('ship.plainTitle')} className="ship">
      {query.isLoading ? (
        <AfterAWhile>
          {[84, 130, 220].map((height) => (
            <Skeleton key={height} height={height} radius={12} className="ship__bone" />
          ))}
        </AfterAWhile>
      ) : fault && value === undefined ? (
        <ErrorState fault={fault} onRetry={() => void query.reload()} />
      ) : (
        <Empty drawing="order" title={t('ship.gone')} text={t('ship.goneText')} action={back} />
      )}
    </Page>
  );
}
