import { describe, expect, it } from '@jest/globals';
import { fen } from '@shared/kernel/money';
import { en } from '../../console/src/i18n/en';
import { formatIn } from '../../console/src/i18n/format';
import { zh } from '../../console/src/i18n/zh-CN';

type Sentences = { [key: string]: string | Sentences };

/** Every sentence by its path, plural forms apart. */
function flat(sentences: Sentences, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(sentences)) {
    const here = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(here, value);
    else for (const [inner, sentence] of flat(value, here)) found.set(inner, sentence);
  }
  return found;
}

const plural = /_(one|other)$/;
const chinese = flat(zh);
const english = flat(en);
const keysOf = (sentences: Map<string, string>) =>
  [...new Set([...sentences.keys()].map((key) => key.replace(plural, '')))].sort();
const holesOf = (sentence: string) => [...new Set(sentence.match(/\{\{\w+\}\}/g))].sort();

describe('both languages of the console', () => {
  it('say the same things', () => {
    expect(keysOf(english)).toEqual(keysOf(chinese));
  });

  it('leave no sentence empty', () => {
    const empty = [...chinese, ...english].filter(([, sentence]) => sentence.trim() === '');
    expect(empty).toEqual([]);
  });

  it('name the same facts in each sentence', () => {
    const different = [...english].filter(([key, sentence]) => {
      const other = chinese.get(key) ?? chinese.get(key.replace(plural, '_other'));
      return String(holesOf(sentence)) !== String(holesOf(other ?? ''));
    });
    expect(different).toEqual([]);
  });

  it('know one and many in English wherever Chinese counts', () => {
    const counted = [...chinese.keys()].filter((key) => key.endsWith('_other'));
    const lacking = counted.filter((key) => !english.has(key) || !english.has(key.replace(plural, '_one')));
    expect(lacking).toEqual([]);
  });

  it('do not leak into each other', () => {
    const isNamedInItself = (key: string) => key.startsWith('frame.language.');
    const leaked = [...english].filter(
      ([key, sentence]) => /\p{Script=Han}/u.test(sentence) && !isNamedInItself(key),
    );
    expect(leaked).toEqual([]);
  });

  it('use straight apostrophes in English, which CJK fonts do not widen', () => {
    expect([...english.values()].filter((sentence) => /[‘’“”]/.test(sentence))).toEqual([]);
  });
});

describe('words and figures of the trade', () => {
  const [inChinese, inEnglish] = [formatIn('zh-CN'), formatIn('en')];

  it('speak the language of the page where an export speaks Chinese only', () => {
    expect([inEnglish.size('均码'), inEnglish.size('XL'), inChinese.size('F')]).toEqual([
      'One size',
      'XL',
      '均码',
    ]);
    expect([inEnglish.season('2026 秋冬'), inChinese.season('2026 秋冬')]).toEqual([
      '2026 autumn and winter',
      '2026 秋冬',
    ]);
  });

  it('are written with one minus sign, thousands apart and fen in full', () => {
    expect(inEnglish.money(fen(-123456789))).toBe('−¥1,234,567.89');
    expect(inEnglish.amount(fen(-5))).toBe('−0.05');
    expect([inChinese.change(3), inChinese.change(-1200), inChinese.change(0)]).toEqual([
      '+3',
      '−1,200',
      '0',
    ]);
  });

  it('tell the time of the shops, whatever the clock of the computer', () => {
    const at = Date.UTC(2025, 10, 22, 16, 30);
    expect(inChinese.stamp(at)).toBe('2025-11-23 00:30');
    expect(inEnglish.moment(at)).toMatch(/^23 Nov 2025,? 00:30$/);
  });
});
