import type { ReactNode } from 'react';

export type Tone = 'plain' | 'positive' | 'warning' | 'danger' | 'info' | 'outline';

/** One fact in a tint; always words, never colour alone. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return <span className={tone === 'plain' ? 'tag' : `tag tag--${tone}`}>{children}</span>;
}
