import { BUSINESS_ZONE, type Millis } from '@shared/kernel/time';
import { yuanParts, type Fen } from '@shared/kernel/money';
import type { LocalText } from '@shared/kernel/text';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { seasonIn, sizeIn } from './goods-words';
import { contentLanguage } from './language';

const MINUS = '−';

/** How numbers, money, times and texts of both languages are written in one language. */
export function formatIn(language: string) {
  const locale = language === 'en' ? 'en-GB' : 'zh-CN';
  const timeZone = BUSINESS_ZONE;
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone } as const;
  const day =
    language === 'en'
      ? ({ day: 'numeric', month: 'short' } as const)
      : ({ month: 'long', day: 'numeric' } as const);
  const number = new Intl.NumberFormat(locale);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const momentFormat = new Intl.DateTimeFormat(locale, { ...day, ...clock });
  const longFormat = new Intl.DateTimeFormat(locale, { ...day, year: 'numeric', ...clock });
  const timeFormat = new Intl.DateTimeFormat(locale, clock);
  // Swedish dates are ISO dates.
  const stampFormat = new Intl.DateTimeFormat('sv-SE', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...clock,
  });
  const yearFormat = new Intl.DateTimeFormat('en', { year: 'numeric', timeZone });

  const plain = (amount: Fen): string => {
    const { sign, whole, decimals } = yuanParts(amount);
    return `${sign && MINUS}${whole}.${decimals}`;
  };
  return {
    /** "¥1,299.00" */
    money: (amount: Fen): string => (amount < 0 ? `${MINUS}¥${plain(amount).slice(1)}` : `¥${plain(amount)}`),
    /** "1,299.00", for columns that say what they are. */
    amount: plain,
    /** "+3" and "−3", for changes. */
    change: (value: number): string =>
      value < 0 ? `${MINUS}${number.format(-value)}` : value > 0 ? `+${number.format(value)}` : '0',
    number: (value: number): string =>
      value < 0 ? `${MINUS}${number.format(-value)}` : number.format(value),
    share: (value: number): string => share.format(value),
    /** Day and time in the zone of business, with the year when it is not this one. */
    moment: (at: Millis): string =>
      (yearFormat.format(at) === yearFormat.format(Date.now()) ? momentFormat : longFormat).format(at),
    /** "2026-11-22 10:26", for files. */
    stamp: (at: Millis): string => stampFormat.format(at).replace(',', ''),
    time: (at: Millis): string => timeFormat.format(at),
    size: (size: string): string => sizeIn(language, size),
    season: (season: string): string => seasonIn(language, season),
    /** The half of a text in this language, or the other half when this one is empty. */
    text: (text: LocalText): string => text[contentLanguage(language)] || text.zh || text.en,
  };
}

export type Format = ReturnType<typeof formatIn>;

/** The formats of the language in use. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatIn(i18n.language), [i18n.language]);
}
