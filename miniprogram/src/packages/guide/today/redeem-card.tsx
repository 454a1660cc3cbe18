import { Input, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { SkuLine } from '../../../components/sku-line';
import { useTexts } from '../../../i18n';
import { useRedeem } from './use-redeem';

/** The first thing at the counter: a code, and what to hand over for it. */
export function RedeemCard({ onDone }: { onDone: () => void }) {
  const { t } = useTexts('guide');
  const { code, typed, redeem, scan, notice, handedOver, isBusy } = useRedeem(onDone);
  const pieces = handedOver?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0;
  return (
    <View className="card guide__card">
      <View className="heading">{t('redeem.title')}</View>
      <View className="row guide__redeem">
        <Input
          className="grow guide__code"
          type="number"
          maxlength={6}
          value={code}
          placeholder={t('redeem.hint')}
          aria-label={t('redeem.hint')}
          onInput={({ detail }) => typed(detail.value)}
          onConfirm={() => code.length === 6 && void redeem()}
        />
        {process.env.TARO_ENV === 'weapp' && (
          <Button icon="scan" onClick={() => void scan()}>
            {t('redeem.scan')}
          </Button>
        )}
        <Button tone="main" isBusy={isBusy} isDisabled={code.length !== 6} onClick={() => void redeem()}>
          {t('redeem.action')}
        </Button>
      </View>
      {notice && (
        <View className="guide__notice caption danger" aria-role="alert">
          {notice}
        </View>
      )}
      {handedOver && (
        <View aria-role="status">
          <View className="guide__notice strong positive">{t('redeem.done', { count: pieces })}</View>
          {handedOver.lines.map((line) => (
            <SkuLine key={line.skuId} line={{ ...line, productId: undefined, payable: undefined }} />
          ))}
        </View>
      )}
    </View>
  );
}
