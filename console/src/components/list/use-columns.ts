import type { ReactNode } from 'react';
import { useState } from 'react';

/** A column of a list on screen. */
export type ListColumn<Row> = {
  key: string;
  title: string;
  cell(row: Row): ReactNode;
  width?: number;
  /** Numbers stand at the right. */
  align?: 'right';
  /** The one column that gives way when there is little room. */
  stretches?: boolean;
  /** Cannot be switched off: without it a row has no name. */
  always?: boolean;
  hiddenAtFirst?: boolean;
  /** Set where the list can be ordered by this column. */
  sortable?: boolean;
};

const keyOf = (list: string) => `yunpu-columns-${list}`;

function kept(list: string): string[] | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(list)) ?? 'null');
    return Array.isArray(value) ? value.filter((key): key is string => typeof key === 'string') : null;
  } catch {
    return null;
  }
}

/** Which columns of a list are shown; the choice is kept in this browser. */
export function useColumns<Row>(list: string, columns: readonly ListColumn<Row>[]) {
  const [hidden, setHidden] = useState(() => kept(list));
  const hiddenKeys = hidden ?? columns.filter((column) => column.hiddenAtFirst).map((column) => column.key);
  const keep = (keys: string[] | null) => {
    setHidden(keys);
    if (keys) localStorage.setItem(keyOf(list), JSON.stringify(keys));
    else localStorage.removeItem(keyOf(list));
  };
  return {
    shown: columns.filter((column) => column.always || !hiddenKeys.includes(column.key)),
    isShown: (key: string) => !hiddenKeys.includes(key),
    toggle: (key: string) =>
      keep(hiddenKeys.includes(key) ? hiddenKeys.filter((other) => other !== key) : [...hiddenKeys, key]),
    reset: () => keep(null),
  };
}
