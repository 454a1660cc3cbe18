import Taro from '@tarojs/taro';
import { addressOf, isTab, type RouteName, type RouteParams } from './routes';

/** WeChat keeps ten pages; past nine the current one is replaced instead of piling up. */
const deepest = 9;

/** Opens a page. A tab is switched to, so parameters do not reach it. */
export function go(name: RouteName, params?: RouteParams): void {
  if (isTab(name)) {
    void Taro.switchTab({ url: addressOf(name) });
    return;
  }
  const url = addressOf(name, params);
  void (Taro.getCurrentPages().length >= deepest ? Taro.redirectTo({ url }) : Taro.navigateTo({ url }));
}

/** Opens a page in place of this one, so that "back" does not return to a step that is done. */
export function replaceBy(name: RouteName, params?: RouteParams): void {
  if (isTab(name)) go(name);
  else void Taro.redirectTo({ url: addressOf(name, params) });
}

/** Back to where the shopper came from, or home when this page was opened directly. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else go('home');
}
