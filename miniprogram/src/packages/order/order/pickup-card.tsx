import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import qrcode from 'qrcode-generator';
import { useMemo } from 'react';
import { Button } from '../../../components/button';
import { useTexts } from '../../../i18n';
import type { OrderView } from './use-order';

type Pickup = Extract<OrderView['fulfilment'], { kind: 'pickup' }>;

/** "738 201". */
export const spacedCode = (code: string): string => `${code.slice(0, 3)} ${code.slice(3)}`;

/** The six digits as a QR picture: a scanner at the counter reads exactly the digits. */
export function CodePicture({ code, className }: { code: string; className: string }) {
  const source = useMemo(() => {
    const qr = qrcode(0, 'M');
    qr.addData(code);
    qr.make();
    return qr.createDataURL(6, 0);
  }, [code]);
  return <Image className={className} src={source} mode="scaleToFill" aria-label={code} />;
}

/** Where to collect and by which code; shown while the goods wait. */
export function PickupCard({ pickup, onShow }: { pickup: Pickup; onShow: () => void }) {
  const { t, pick } = useTexts('order');
  const { store, code } = pickup;
  const navigate = () => {
    if (!store.location) return;
    void Taro.openLocation({ ...store.location, name: pick(store.name), address: pick(store.address) });
  };
  return (
    <View className="card order__card pickup">
      {code && (
        <View className="pickup__frame" onClick={onShow}>
          <CodePicture code={code} className="pickup__qr" />
        </View>
      )}
      <View className="grow">
        {code ? (
          <>
            <View className="caption support">{t('code.title')}</View>
            <View className="pickup__code">{spacedCode(code)}</View>
            <View className="caption support">{t('code.hint')}</View>
          </>
        ) : (
          <>
            <View className="heading">{pick(store.name)}</View>
            <View className="caption support">{pick(store.address)}</View>
          </>
        )}
        <View className="row pickup__ways">
          {process.env.TARO_ENV === 'weapp' && store.location && (
            <Button size="small" icon="navigate" onClick={navigate}>
              {t('code.navigate')}
            </Button>
          )}
          <Button
            size="small"
            icon="phone"
            onClick={() => void Taro.makePhoneCall({ phoneNumber: store.phone })}
          >
            {t('code.call')}
          </Button>
        </View>
      </View>
    </View>
  );
}
