import { useTranslation } from 'react-i18next';
import { NavLink, useSearchParams } from 'react-router-dom';
import { BrandMark, Icon } from '../components/icon';
import { SCOPE } from '../components/list/use-list-address';
import { menu } from './menu';
import { UserMenu } from './user-menu';

const groups = [...new Set(menu.map((item) => item.group))];

/** The pages by group. The scope goes along from page to page. */
export function SideMenu() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const scope = search.get(SCOPE);
  return (
    <aside className="side">
      <div className="row side__brand">
        <BrandMark />
        <div>
          <b>{t('frame.brand')}</b>
          <div className="side__place">{t('frame.place')}</div>
        </div>
      </div>
      <nav aria-label={t('frame.nav')} className="grow side__pages">
        {groups.map((group) => (
          <div key={group}>
            <div className="side__group">{t(`frame.group.${group}`)}</div>
            {menu
              .filter((item) => item.group === group)
              .map((item) => (
                <NavLink
                  key={item.key}
                  to={{ pathname: `/${item.key}`, search: scope ? `?${SCOPE}=${scope}` : '' }}
                  className={({ isActive }) => (isActive ? 'side__page side__page--on' : 'side__page')}
                >
                  <Icon name={item.icon} size={20} />
                  <span className="one-line">{t(`frame.page.${item.key}`)}</span>
                </NavLink>
              ))}
          </div>
        ))}
      </nav>
      <UserMenu />
    </aside>
  );
}
