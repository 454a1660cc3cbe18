import type { Language } from '@shared/kernel/text';

/** The languages of the console, as browsers and Ant Design name them. */
export type ConsoleLanguage = 'zh-CN' | 'en';

const KEY = 'yunpu-language';

/** The language chosen before, else the browser's, else Chinese. */
export function firstLanguage(): ConsoleLanguage {
  const kept = localStorage.getItem(KEY);
  if (kept === 'zh-CN' || kept === 'en') return kept;
  return navigator.language.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
}

export function keepLanguage(language: ConsoleLanguage): void {
  localStorage.setItem(KEY, language);
}

/** Which half of a text in both languages to show. */
export function contentLanguage(language: string): Language {
  return language === 'en' ? 'en' : 'zh';
}
