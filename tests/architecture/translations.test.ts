import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files';

const languages = ['zh-CN', 'en'] as const;

/** Chinese has one form of a noun, English two: `items_one` and `items_other` are the one key `items`. */
const withoutForm = (key: string): string => key.replace(/_(zero|one|two|few|many|other)$/, '');

type Words = ReadonlyMap<string, ReadonlySet<string>>;

/** Every key of a file with the values that its sentences want: `count`, `name` … */
function wordsOf(value: unknown, at = ''): Words {
  const found = new Map<string, Set<string>>();
  const add = (key: string, names: Iterable<string>) =>
    found.set(key, new Set([...(found.get(key) ?? []), ...names]));
  if (typeof value === 'string') {
    add(
      withoutForm(at),
      [...value.matchAll(/\{\{\s*([\w.]+)/g)].map(([, name = '']) => name),
    );
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      for (const [path, names] of wordsOf(inner, at ? `${at}.${key}` : key)) add(path, names);
    }
  }
  return found;
}

function compare(path: string, mine: Words, theirs: Words | undefined, otherPath: string): string[] {
  if (!theirs) return [`${path} has no ${otherPath}. Every text exists in both languages.`];
  return [...mine].flatMap(([key, names]) => {
    const other = theirs.get(key);
    if (!other) return [`${otherPath} lacks "${key}", which ${path} has.`];
    // The count may go unsaid in one form of a noun: "the last one".
    const lost = [...names].filter((name) => !other.has(name) && name !== 'count');
    return lost.map((name) => `${otherPath}: "${key}" does not say {{${name}}}, which ${path} says.`);
  });
}

function translationViolations(files: readonly SourceFile[]): string[] {
  const folders = new Map<string, Words>();
  for (const { path, text } of files) {
    if (/\/i18n\/[^/]+\/[^/]+\.json$/.test(path)) folders.set(path, wordsOf(JSON.parse(text)));
  }
  return [...folders].flatMap(([path, words]) =>
    languages
      .filter((language) => !path.includes(`/i18n/${language}/`))
      .flatMap((language) => {
        const otherPath = path.replace(/\/i18n\/[^/]+\//, `/i18n/${language}/`);
        return compare(path, words, folders.get(otherPath), otherPath);
      }),
  );
}

describe('texts', () => {
  it('exist in Chinese and English, with the same values in them', () => {
    expect(translationViolations(sourceFiles())).toEqual([]);
  });

  const zh = {
    path: 'console/src/i18n/zh-CN/orders.json',
    text: '{"left":"还剩 {{count}} 件","by":"{{name}} 下单"}',
  };

  it('are missed when a file, a key or a value is', () => {
    expect(translationViolations([zh])).toHaveLength(1);
    const en = {
      path: 'console/src/i18n/en/orders.json',
      text: '{"left_one":"the last one","left_other":"{{count}} left","by":"ordered"}',
    };
    expect(translationViolations([zh, en])).toEqual([expect.stringContaining('does not say {{name}}')]);
    expect(translationViolations([zh, { ...en, text: '{"left":"{{count}} left"}' }])).toEqual([
      expect.stringContaining('lacks "by"'),
    ]);
  });

  it('may count differently in each language', () => {
    const en = {
      path: 'console/src/i18n/en/orders.json',
      text: '{"left_one":"the last one","left_other":"{{count}} left","by":"by {{name}}"}',
    };
    expect(translationViolations([zh, en])).toEqual([]);
  });
});
