import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { keepLanguage } from '../i18n/language';

/** One tap to the other language, named in that language. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const other = i18n.language === 'en' ? 'zh-CN' : 'en';
  const change = () => {
    keepLanguage(other);
    void i18n.changeLanguage(other);
  };
  return (
    <Button
      onClick={change}
      lang={other}
      title={t('frame.language.switch')}
      aria-label={t('frame.language.switch')}
    >
      {t('frame.language.short')}
    </Button>
  );
}
