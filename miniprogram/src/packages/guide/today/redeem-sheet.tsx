import { Input, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Sheet } from '../../../components/sheet';
import { SkuLine } from '../../../components/sku-line';
import { useTexts } from '../../../i18n';
import { useRedeem } from './use-redeem';

type Props = { isOpen: boolean; onClose: () => void; onDone: () => void };

/** The shopper stands at the counter: a code, and what to hand over for it. */
export function RedeemSheet({ isOpen, onClose, onDone }: Props) {
  const { t } = useTexts('guide');
  const { code, typed, redeem, scan, notice, handedOver, isBusy } = useRedeem(onDone);
  const pieces = handedOver?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('redeem.title')}
      action={
        <>
          {process.env.TARO_ENV === 'weapp' && (
            <Button icon="scan" onClick={() => void scan()}>
              {t('redeem.scan')}
            </Button>
          )}
          <Button tone="main" isBusy={isBusy} isDisabled={code.length !== 6} onClick={() => void redeem()}>
            {t('redeem.action')}
          </Button>
        </>
      }
    >
      <Input
        className="redeem__code"
        type="number"
        maxlength={6}
        focus={isOpen}
        value={code}
        placeholder={t('redeem.hint')}
        placeholderClass="hint"
        aria-label={t('redeem.hint')}
        onInput={({ detail }) => typed(detail.value)}
        onConfirm={() => code.length === 6 && void redeem()}
      />
      {notice && (
        <View className="redeem__notice caption danger" aria-role="alert">
          {notice}
        </View>
      )}
      {handedOver && (
        <View className="redeem__done" aria-role="status">
          <View className="strong positive">{t('redeem.done', { count: pieces })}</View>
          {handedOver.lines.map((line) => (
            <SkuLine key={line.skuId} line={{ ...line, productId: undefined, payable: undefined }} />
          ))}
        </View>
      )}
    </Sheet>
  );
}
