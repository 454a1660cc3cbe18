import { View } from '@tarojs/components';
import { useTexts } from '../../i18n';
import type { Sort } from './use-category';

const sorts: readonly Sort[] = ['recommended', 'newest', 'priceUp', 'priceDown'];

/** In which order the shelf is shown. */
export function SortBar({ sort, onSort }: { sort: Sort; onSort: (sort: Sort) => void }) {
  const { t } = useTexts('category');
  return (
    <View className="sort-bar">
      {sorts.map((each) => (
        <View
          key={each}
          className={`sort-bar__item ${each === sort ? 'sort-bar__item--on' : ''}`}
          aria-role="radio"
          aria-checked={each === sort}
          onClick={() => onSort(each)}
        >
          {t(`sort.${each}`)}
        </View>
      ))}
    </View>
  );
}
