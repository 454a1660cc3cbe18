import Taro from '@tarojs/taro';
import i18next, { type Namespace } from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';
import type { Language, LocalText } from '@shared/kernel/text';
import { keep, readKept } from '../state/kept';
import { resources } from './resources';

const name = 'language';
const tagOf = (language: Language): 'zh-CN' | 'en' => (language === 'zh' ? 'zh-CN' : 'en');
const languageOf = (tag: string): Language => (tag.startsWith('zh') ? 'zh' : 'en');

/** The language chosen before; else Chinese, the mall's first language, unless the phone speaks another. */
function firstLanguage(): Language {
  const kept = readKept<Language>(name);
  if (kept) return kept;
  try {
    return languageOf(Taro.getAppBaseInfo().language ?? 'zh');
  } catch {
    return 'zh';
  }
}

export const i18n = i18next;

void i18n.use(initReactI18next).init({
  lng: tagOf(firstLanguage()),
  fallbackLng: 'zh-CN',
  resources,
  defaultNS: 'common',
  initAsync: false,
  showSupportNotice: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

export const currentLanguage = (): Language => languageOf(i18n.language);

/** Switches interface and content at once; asks no server and is remembered. */
export function switchLanguage(language: Language): void {
  keep(name, language);
  void i18n.changeLanguage(tagOf(language));
}

/** Texts of a page: `t` for the interface, `pick` for content that came in both languages. */
export function useTexts<const N extends Namespace>(namespace: N) {
  const { t } = useTranslation(namespace);
  const language = currentLanguage();
  return { t, language, pick: (text: LocalText): string => text[language] || text.zh };
}
