import { Text, View } from '@tarojs/components';
import { api } from '../../../api';
import { Picture } from '../../../components/picture';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { useQuery } from '../../../query/use-query';
import { openCategory } from '../../../state/opened-category';

type HistoryProps = { searches: readonly string[]; onSearch: (query: string) => void; onClear: () => void };

export function History({ searches, onSearch, onClear }: HistoryProps) {
  const { t } = useTexts('search');
  if (searches.length === 0) return null;
  return (
    <View className="search__part">
      <View className="between">
        <Text className="strong">{t('history')}</Text>
        <View className="tap caption support" aria-role="button" onClick={onClear}>
          {t('clearHistory')}
        </View>
      </View>
      <View className="search__words">
        {searches.map((query) => (
          <View key={query} className="search__word" aria-role="button" onClick={() => onSearch(query)}>
            <Text className="one-line">{query}</Text>
          </View>
        ))}
      </View>
    </View>
  );
}

/** The categories as another way in. */
export function CategoryWays() {
  const { t, pick } = useTexts('search');
  const tree = useQuery('categories', () => api.catalog.categories({}), { isKept: true, freshFor: 300_000 });
  const open = (categoryId: string) => {
    openCategory(categoryId);
    go('category');
  };
  if (!tree.value || tree.value.categories.length === 0) return null;
  return (
    <View className="search__part">
      <View className="strong">{t('suggested')}</View>
      <View className="search__ways">
        {tree.value.categories.map(({ categoryId, name, picture }) => (
          <View key={categoryId} className="search__way" aria-role="link" onClick={() => open(categoryId)}>
            <Picture of={picture} width={60} height={60} className="search__picture" />
            <View className="caption one-line">{pick(name)}</View>
          </View>
        ))}
      </View>
    </View>
  );
}
