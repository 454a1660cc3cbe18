import Taro, { useDidShow } from '@tarojs/taro';
import { useEffect, useRef } from 'react';
import { useTexts } from '../../i18n';
import type { TabName } from '../../navigation/routes';
import { useCartPieces } from '../../state/cart-pieces';

const order: readonly TabName[] = ['home', 'category', 'cart', 'member'];
const cartIndex = order.indexOf('cart');
const ignore = () => undefined;

/** Keeps the tab bar in the language of the mall and the cart's badge up to date; only a tab page may touch it. */
export function useTabBar(isTab: boolean): void {
  const { t, language } = useTexts('common');
  const pieces = useCartPieces();
  const paint = useRef(ignore as () => void);
  paint.current = () => {
    if (!isTab) return;
    order.forEach((name, index) => void Taro.setTabBarItem({ index, text: t(`tabs.${name}`), fail: ignore }));
    if (pieces === 0) void Taro.removeTabBarBadge({ index: cartIndex, fail: ignore });
    else
      void Taro.setTabBarBadge({
        index: cartIndex,
        text: pieces > 99 ? '99+' : String(pieces),
        fail: ignore,
      });
  };
  useDidShow(() => paint.current());
  useEffect(() => paint.current(), [isTab, language, pieces]);
}
