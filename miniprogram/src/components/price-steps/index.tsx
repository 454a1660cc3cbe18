import { Text, View } from '@tarojs/components';
import type { PriceStep } from '@shared/contracts/quote.schemas';
import { zeroFen, type Fen } from '@shared/kernel/money';
import { useTexts } from '../../i18n';
import { shelfPrice, sumPrice } from '../price/shelf-price';
import './index.scss';

type Texts = ReturnType<typeof useTexts<'order'>>;

function wordsOf(step: PriceStep, { t, pick }: Texts): { label: string; note: string } {
  switch (step.code) {
    case 'goods':
      return { label: t('steps.goods'), note: t('pieces', { count: step.pieces }) };
    case 'salePrice':
      return { label: t('steps.salePrice'), note: pick(step.name) };
    case 'freight':
      return { label: t('steps.freight'), note: freightNote(step, t) };
  }
}

function freightNote(step: Extract<PriceStep, { code: 'freight' }>, t: Texts['t']): string {
  if (step.reason === 'pickup') return t('steps.pickup');
  const threshold = shelfPrice(step.threshold);
  if (step.reason === 'freeAbove') return t('steps.freeAbove', { threshold });
  return t('steps.flat', { threshold, missing: shelfPrice(step.missing) });
}

/** What moved the price, in the order it was computed: the same in cart, checkout, order and console. */
export function PriceSteps({ steps, payable }: { steps: readonly PriceStep[]; payable: Fen }) {
  const texts = useTexts('order');
  return (
    <View className="price-steps">
      {steps.map((step, index) => {
        const { label, note } = wordsOf(step, texts);
        const amount = step.code === 'goods' ? step.after : step.change;
        return (
          <View key={index} className="price-steps__row">
            <View className="grow">
              <Text className="support">{label}</Text>
              {note && <Text className="price-steps__note caption hint">{note}</Text>}
            </View>
            <Text className={amount < zeroFen ? 'accent' : ''}>{sumPrice(amount)}</Text>
          </View>
        );
      })}
      <View className="price-steps__row price-steps__row--total">
        <Text className="grow strong">{texts.t('steps.payable')}</Text>
        <Text className="strong">{sumPrice(payable)}</Text>
      </View>
    </View>
  );
}
