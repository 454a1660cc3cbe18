import { View } from '@tarojs/components';
import { Icon } from '../../components/icon';
import { Picture } from '../../components/picture';
import { useTexts } from '../../i18n';
import { go } from '../../navigation/go';
import { openCategory } from '../../state/opened-category';
import type { HomeView } from './use-home';

const inRow = 5;

/** How many are shown: whole rows only, the last place being the way to all of them. */
function shownOf(count: number): number {
  if (count <= inRow) return count;
  return count < inRow * 2 ? inRow - 1 : inRow * 2 - 1;
}

/** One tap to a shelf; five fit beside each other. */
export function CategoryShortcuts({ categories }: { categories: HomeView['categories'] }) {
  const { t, pick } = useTexts('home');
  const shown = shownOf(categories.length);
  const open = (categoryId: string) => {
    openCategory(categoryId);
    go('category');
  };
  if (categories.length < 2) return null;
  return (
    <View className="shortcuts card">
      {categories.slice(0, shown).map(({ categoryId, name, picture }) => (
        <View key={categoryId} className="shortcut" aria-role="link" onClick={() => open(categoryId)}>
          <Picture of={picture} width={52} height={52} className="shortcut__picture" />
          <View className="caption two-lines">{pick(name)}</View>
        </View>
      ))}
      {shown < categories.length && (
        <View className="shortcut" aria-role="link" onClick={() => go('category')}>
          <View className="shortcut__all">
            <Icon name="grid" />
          </View>
          <View className="caption one-line">{t('allCategories')}</View>
        </View>
      )}
    </View>
  );
}
