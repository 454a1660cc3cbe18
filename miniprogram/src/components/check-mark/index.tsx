import { View } from '@tarojs/components';
import { Icon } from '../icon';
import './index.scss';

type Props = { isOn: boolean; label: string; isDisabled?: boolean; onToggle: (isOn: boolean) => void };

/** A round tick: small to look at, as large as a thumb to hit. */
export function CheckMark({ isOn, label, isDisabled = false, onToggle }: Props) {
  return (
    <View
      className={`check-mark tap ${isOn ? 'check-mark--on' : ''} ${isDisabled ? 'check-mark--disabled' : ''}`}
      aria-role="checkbox"
      aria-checked={isOn}
      aria-label={label}
      onClick={() => !isDisabled && onToggle(!isOn)}
    >
      <View className="check-mark__ring">{isOn && <Icon name="check" size="small" />}</View>
    </View>
  );
}
