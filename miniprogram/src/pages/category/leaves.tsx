import { View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../components/icon';
import { Picture } from '../../components/picture';
import { useTexts } from '../../i18n';
import type { Branch } from './use-category';

type Leaf = Branch['children'][number];

/** Two rows, so that goods are in view below them. */
const shownAtFirst = 6;

/** The first leaves of a branch, the chosen one among them. */
export function firstLeaves(leaves: readonly Leaf[], leafId: string | undefined): readonly Leaf[] {
  const first = leaves.slice(0, shownAtFirst);
  const chosen = leaves.find(({ categoryId }) => categoryId === leafId);
  return !chosen || first.includes(chosen) ? first : [...first.slice(0, -1), chosen];
}

type Props = { branch: Branch; leafId: string | undefined; onChoose: (leafId: string | undefined) => void };

/** The leaves of a branch; a second tap on a leaf shows the whole branch again. */
export function Leaves({ branch, leafId, onChoose }: Props) {
  const { t, pick } = useTexts('category');
  const [isOpen, setIsOpen] = useState(false);
  const { children } = branch;
  if (children.length < 2) return null;
  return (
    <View className="leaves">
      {(isOpen ? children : firstLeaves(children, leafId)).map(({ categoryId, name, picture }) => {
        const isOn = categoryId === leafId;
        return (
          <View
            key={categoryId}
            className={`leaf ${isOn ? 'leaf--on' : ''}`}
            aria-role="button"
            aria-selected={isOn}
            onClick={() => onChoose(isOn ? undefined : categoryId)}
          >
            <Picture of={picture} width={70} height={70} className="leaf__picture" />
            <View className="caption leaf__name two-lines">{pick(name)}</View>
          </View>
        );
      })}
      {children.length > shownAtFirst && (
        <View className="leaves__more caption support" aria-role="button" onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? t('fewer') : t('allOf', { count: children.length })}
          <Icon name={isOpen ? 'up' : 'down'} size="small" />
        </View>
      )}
    </View>
  );
}
