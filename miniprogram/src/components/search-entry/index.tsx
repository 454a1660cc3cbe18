import { Text, View } from '@tarojs/components';
import { go } from '../../navigation/go';
import { Icon } from '../icon';
import './index.scss';

/** Looks like a search field and opens the search page. */
export function SearchEntry({ text }: { text: string }) {
  return (
    <View className="search-entry" aria-role="search" onClick={() => go('search')}>
      <Icon name="search" size="medium" />
      <Text className="one-line">{text}</Text>
    </View>
  );
}
