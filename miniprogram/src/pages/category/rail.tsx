import { ScrollView, View } from '@tarojs/components';
import { useState } from 'react';
import { topSpace } from '../../components/nav-bar/capsule';
import { useTexts } from '../../i18n';
import type { Branch } from './use-category';

type Props = {
  branches: readonly Branch[];
  chosenId: string | undefined;
  onChoose: (branchId: string) => void;
};

/** The branches of the assortment, staying in view while the shelf beside it scrolls. */
export function Rail({ branches, chosenId, onChoose }: Props) {
  const { pick } = useTexts('category');
  const [{ statusBar, bar }] = useState(topSpace);
  const top = `${statusBar + bar}px`;
  return (
    <ScrollView
      scrollY
      className="rail"
      style={{ top, height: `calc(100vh - ${top} - var(--tabbar-inset))` }}
      aria-role="tablist"
    >
      {branches.map(({ categoryId, name }) => (
        <View
          key={categoryId}
          className={`rail__item ${categoryId === chosenId ? 'rail__item--on' : ''}`}
          aria-role="tab"
          aria-selected={categoryId === chosenId}
          onClick={() => onChoose(categoryId)}
        >
          {pick(name)}
        </View>
      ))}
    </ScrollView>
  );
}
