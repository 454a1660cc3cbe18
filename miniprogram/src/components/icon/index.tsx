import { View } from '@tarojs/components';
import type { CSSProperties } from 'react';
import { outlines, type IconName } from './outlines';
import './index.scss';

export type { IconName } from './outlines';

const drawn = new Map<IconName, string>();

// WXML has no inline SVG, so the outline masks a box that is filled with the colour of the text around it.
function maskOf(name: IconName): string {
  const known = drawn.get(name);
  if (known) return known;
  const svg =
    `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24' fill='none' stroke='black' stroke-width='1.5' ` +
    `stroke-linecap='round' stroke-linejoin='round'><path d='${outlines[name]}'/></svg>`;
  const mask = `url("data:image/svg+xml,${encodeURIComponent(svg).replace(/'/g, '%27')}")`;
  drawn.set(name, mask);
  return mask;
}

type Props = { name: IconName; size?: 'small' | 'medium' | 'large'; className?: string };

/** A line icon in the colour of its text: 16, 20 or 24 px. It says nothing by itself; the words beside it do. */
export function Icon({ name, size = 'large', className = '' }: Props) {
  // By a variable, because Taro drops the prefixed property that older phones need.
  const style = { '--outline': maskOf(name) } as CSSProperties;
  return <View className={`icon icon--${size} ${className}`} style={style} />;
}
