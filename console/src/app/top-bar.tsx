import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router-dom';
import { LanguageSwitch } from './language-switch';
import { menuItemAt } from './menu';
import { ScopeSelector } from './scope-selector';

/** Where we are, which stores we look at, and the language. */
export function TopBar() {
  const { t } = useTranslation();
  const item = menuItemAt(useLocation().pathname);
  return (
    <header className="top">
      <div className="grow row top__crumbs">
        {item && (
          <>
            <span className="support">{t(`frame.group.${item.group}`)}</span>
            <span className="support">/</span>
            <h1>{t(`frame.page.${item.key}`)}</h1>
          </>
        )}
      </div>
      <ScopeSelector isScoped={item?.scoped ?? false} />
      <LanguageSwitch />
    </header>
  );
}
