import { View } from '@tarojs/components';
import Taro, { useDidShow, useLoad } from '@tarojs/taro';
import { useEffect, type PropsWithChildren, type ReactNode } from 'react';
import { useTexts } from '../../i18n';
import { PrivacySheet } from '../../platform/privacy-sheet';
import { StandIns } from '../../platform/stand-ins';
import { rememberArrival } from '../../state/attribution';
import { NavBar } from '../nav-bar';
import { useTabBar } from './use-tab-bar';
import './index.scss';

type Props = PropsWithChildren<{
  title?: string;
  /** Stands in the bar at the left, where other pages have "back". */
  start?: ReactNode;
  isTab?: boolean;
  isNavClear?: boolean;
  /** Pinned at the bottom: sums and the main action. */
  footer?: ReactNode;
  className?: string;
}>;

/** What every page has: the bar at the top, a footer, and the questions WeChat may ask on any page. */
export function Page({ title, start, isTab = false, isNavClear, footer, className = '', children }: Props) {
  const { t, language } = useTexts('common');
  useTabBar(isTab);
  useLoad((params: Record<string, unknown>) => rememberArrival(params, Date.now()));
  // No bar of WeChat's shows it, but the browser's tab and the recent list do.
  const name = title ?? t('brand');
  useDidShow(() => void Taro.setNavigationBarTitle({ title: name }));
  useEffect(() => void Taro.setNavigationBarTitle({ title: name }), [name, language]);
  return (
    <View className={`page ${isTab ? 'page--tab' : ''} ${footer ? 'page--footed' : ''} ${className}`}>
      <NavBar title={start ? undefined : title} start={start} isClear={isNavClear} />
      {children}
      {footer && <View className="page__footer">{footer}</View>}
      <PrivacySheet />
      <StandIns />
    </View>
  );
}
