import { Text } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import './index.scss';

type Tone = 'plain' | 'accent' | 'gold' | 'positive' | 'warning' | 'danger' | 'info' | 'ink' | 'outline';

/** One fact in a few words; at most three in a row. */
export function Tag({ tone = 'plain', children }: PropsWithChildren<{ tone?: Tone }>) {
  return <Text className={`tag tag--${tone}`}>{children}</Text>;
}
