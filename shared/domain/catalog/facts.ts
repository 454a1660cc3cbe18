import type { LocalText } from '../../kernel/text';
import { careLines, factWords, seasons } from './fact-words';

/** What the sheet says about a style, as the chain's files write it; '' or '—' when they do not say. */
export type StyleSheet = {
  readonly styleNumber: string;
  readonly fabric: string;
  readonly fit: string;
  readonly care: string;
  readonly season: string;
  readonly year: number;
};

export type Fact = { label: LocalText; text: LocalText };

const labels = {
  fabric: { zh: '面料', en: 'Fabric' },
  fit: { zh: '版型', en: 'Fit' },
  care: { zh: '洗涤', en: 'Care' },
  season: { zh: '季节', en: 'Season' },
  styleNumber: { zh: '款号', en: 'Style no.' },
} as const;

/** Word by word; numbers, letters and words we do not know stay as they are. */
function translated(text: string): string {
  const known = factWords.reduce((done, [zh, en]) => done.replaceAll(zh, ` ${en} `), text);
  return (
    known
      .replace(/\s+(?=[%\d-])/g, ' ')
      .replace(/\s*[:：]\s*/g, ': ')
      .replace(/\s+-line/g, '-line')
      .replace(/\s+/g, ' ')
      .trim()
      // "upper: cowhide lining: sheepskin": each part of a garment is a clause of its own.
      .replace(/(\S) (\p{L}+: )/gu, '$1; $2')
      .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())
  );
}

const english = (text: string): string => careLines.find(([zh]) => zh === text)?.[1] ?? translated(text);

/** Label and text pairs for the product page, in both languages; what the file does not say is left out. */
export function factsOf(sheet: StyleSheet): Fact[] {
  const isSaid = (text: string) => text !== '' && text !== '—' && text !== '-';
  const year = sheet.year > 0 ? `${sheet.year}` : '';
  const season = {
    zh: `${year}${sheet.season}`,
    en: `${seasons[sheet.season] ?? sheet.season} ${year}`.trim(),
  };
  const said = ([label, text]: readonly [LocalText, string]): Fact[] =>
    isSaid(text) ? [{ label, text: { zh: text, en: english(text) } }] : [];
  return [
    ...said([labels.fabric, sheet.fabric]),
    ...said([labels.fit, sheet.fit]),
    ...said([labels.care, sheet.care]),
    ...(isSaid(sheet.season) ? [{ label: labels.season, text: season }] : []),
    ...said([labels.styleNumber, sheet.styleNumber]),
  ];
}
