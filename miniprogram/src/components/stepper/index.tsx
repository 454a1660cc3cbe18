import { Text, View } from '@tarojs/components';
import { useTexts } from '../../i18n';
import { Icon } from '../icon';
import './index.scss';

type Props = {
  value: number;
  onChange: (value: number) => void;
  min?: number;
  max?: number;
  isDisabled?: boolean;
};

/** A quantity with less and more, each as large as a thumb; a side that has come to its end turns grey. */
export function Stepper({ value, onChange, min = 1, max = 99, isDisabled = false }: Props) {
  const { t } = useTexts('common');
  const side = (step: 1 | -1) => {
    const next = value + step;
    const isOff = isDisabled || next < min || next > max;
    return (
      <View
        className={`stepper__side ${isOff ? 'stepper__side--off' : ''}`}
        aria-role="button"
        aria-label={t(step === 1 ? 'increase' : 'decrease')}
        aria-disabled={isOff || undefined}
        onClick={isOff ? undefined : () => onChange(next)}
      >
        <Icon name={step === 1 ? 'plus' : 'minus'} size="small" />
      </View>
    );
  };
  return (
    <View className="stepper" aria-label={t('quantity')}>
      {side(-1)}
      <Text className="stepper__value">{value}</Text>
      {side(1)}
    </View>
  );
}
