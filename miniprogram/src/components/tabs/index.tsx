import { Text, View } from '@tarojs/components';
import './index.scss';

type Props<Name extends string> = {
  tabs: readonly { readonly name: Name; readonly label: string }[];
  value: Name;
  onChange: (name: Name) => void;
};

/** Lists beside one another on a page, one in view. */
export function Tabs<Name extends string>({ tabs, value, onChange }: Props<Name>) {
  return (
    <View className="tabs" aria-role="tablist">
      {tabs.map(({ name, label }) => (
        <View
          key={name}
          className={`tabs__tab ${name === value ? 'tabs__tab--on' : ''}`}
          aria-role="tab"
          aria-selected={name === value}
          onClick={() => onChange(name)}
        >
          <Text>{label}</Text>
        </View>
      ))}
    </View>
  );
}
