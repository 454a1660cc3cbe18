import { View } from '@tarojs/components';
import { useState, type ReactNode } from 'react';
import { useTexts } from '../../i18n';
import { goBack } from '../../navigation/go';
import { Icon } from '../icon';
import { topSpace } from './capsule';
import './index.scss';

type Props = {
  title?: string;
  /** Stands at the left in place of the back button, as on tab pages. */
  start?: ReactNode;
  /** Lies over the page without a ground of its own until the page is scrolled. */
  isClear?: boolean;
};

/** The bar of a page, clear of the status bar and of WeChat's capsule at the right. */
export function NavBar({ title, start, isClear = false }: Props) {
  const { t } = useTexts('common');
  const [{ statusBar, bar, capsule }] = useState(topSpace);
  return (
    <>
      <View className={`nav-bar ${isClear ? 'nav-bar--clear' : ''}`} style={{ paddingTop: `${statusBar}px` }}>
        <View className="nav-bar__row" style={{ height: `${bar}px`, paddingRight: `${capsule}px` }}>
          {start ?? (
            <View className="nav-bar__back tap" aria-role="button" aria-label={t('back')} onClick={goBack}>
              <View className="nav-bar__round">
                <Icon name="back" size={isClear ? 'medium' : 'large'} />
              </View>
            </View>
          )}
          {title && <View className="nav-bar__title one-line">{title}</View>}
        </View>
      </View>
      {!isClear && <View className="nav-bar__place" style={{ height: `${statusBar + bar}px` }} />}
    </>
  );
}
