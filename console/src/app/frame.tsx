import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router-dom';
import { menuItemAt } from './menu';
import { SideMenu } from './side-menu';
import { TopBar } from './top-bar';

/** What stays while pages come and go: navigation at the left, scope and language above. */
export function Frame() {
  const { pathname } = useLocation();
  const { t } = useTranslation();
  const item = menuItemAt(pathname);
  useEffect(() => {
    document.title = item ? t('frame.title', { page: t(`frame.page.${item.key}`) }) : t('frame.brand');
  }, [item, t]);
  return (
    <div className="frame">
      <SideMenu />
      <div className="frame__main">
        <TopBar />
        <main className="frame__body">
          <Suspense>
            <Outlet />
          </Suspense>
        </main>
      </div>
    </div>
  );
}
