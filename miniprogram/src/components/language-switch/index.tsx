import { View } from '@tarojs/components';
import { switchLanguage, useTexts } from '../../i18n';
import './index.scss';

/** One tap to the other language, named in that language. `isShort` fits beside a title. */
export function LanguageSwitch({ isShort = false }: { isShort?: boolean }) {
  const { t, language } = useTexts('common');
  const other = language === 'zh' ? 'en' : 'zh';
  const short = language === 'zh' ? 'EN' : '中';
  return (
    <View
      className="language-switch tap"
      aria-role="button"
      aria-label={t('switchLanguage')}
      onClick={(event) => {
        event.stopPropagation();
        switchLanguage(other);
      }}
    >
      {isShort ? <View className="language-switch__short">{short}</View> : t('switchLanguage')}
    </View>
  );
}
