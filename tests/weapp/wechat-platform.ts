/* What WeChat offers a mini-program, as far as the mall touches it: it answers, and notes where pages went. */

type Callbacks = {
  success?: (result: object) => void;
  fail?: (error: object) => void;
  complete?: (result: object) => void;
};
const phone = {
  SDKVersion: '3.7.12',
  platform: 'devtools',
  system: 'iOS 17',
  brand: 'iPhone',
  model: 'iPhone 14',
  windowWidth: 390,
  windowHeight: 844,
  screenWidth: 390,
  screenHeight: 844,
  pixelRatio: 3,
  statusBarHeight: 44,
  language: 'zh_CN',
  safeArea: { top: 44, bottom: 810, left: 0, right: 390, width: 390, height: 766 },
  theme: 'light',
};
/** How the shopper came in: from WeChat's list of mini-programs. */
export const launch = { path: '', query: {}, scene: 1001 };

const answering =
  (result: object = {}) =>
  (options: Callbacks = {}) => {
    const reply = { errMsg: 'ok', ...result };
    options.success?.(reply);
    options.complete?.(reply);
    return Promise.resolve(reply);
  };

function selectorQuery() {
  const rect = { left: 0, top: 0, right: 100, bottom: 20, width: 100, height: 20, dataset: {}, id: '' };
  const results: unknown[] = [];
  const query: Record<string, unknown> = { in: () => query };
  const measure = (value: unknown) => (callback?: unknown) => {
    results.push(value);
    if (typeof callback === 'function') callback(value);
    return query;
  };
  const node = (value: unknown) => new Proxy({}, { get: () => measure(value) });
  query.select = () => node(rect);
  query.selectAll = () => node([rect]);
  query.selectViewport = () => node(rect);
  query.exec = (callback?: (found: unknown[]) => void) => callback && setTimeout(() => callback(results), 0);
  return query;
}

/** The parts of `wx` that the mall touches; `platform` adds what a test wants to decide. */
export function weChat(platform: Record<string, unknown>, visited: string[]): Record<string, unknown> {
  const storage = new Map<string, unknown>();
  const visit = (options: Callbacks & { url: string }) => {
    visited.push(options.url);
    return answering()(options);
  };
  const quiet = () => undefined;
  return {
    canIUse: () => true,
    nextTick: (work: () => void) => setTimeout(work, 0),
    getSystemInfoSync: () => phone,
    getWindowInfo: () => phone,
    getDeviceInfo: () => phone,
    getAppBaseInfo: () => phone,
    getSystemSetting: () => phone,
    getAppAuthorizeSetting: () => phone,
    getLaunchOptionsSync: () => launch,
    getEnterOptionsSync: () => launch,
    getMenuButtonBoundingClientRect: () => ({
      top: 48,
      bottom: 80,
      left: 281,
      right: 368,
      width: 87,
      height: 32,
    }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wxtest', envVersion: 'develop' } }),
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    getNetworkType: answering({ networkType: 'wifi' }),
    ...Object.fromEntries(
      [
        'onAppShow',
        'onAppHide',
        'onError',
        'onUnhandledRejection',
        'onPageNotFound',
        'onThemeChange',
        'offThemeChange',
        'onNetworkStatusChange',
        'onNeedPrivacyAuthorization',
      ].map((name) => [name, quiet]),
    ),
    ...Object.fromEntries(
      [
        'setTabBarItem',
        'setTabBarBadge',
        'removeTabBarBadge',
        'setNavigationBarTitle',
        'showToast',
        'setTabBarStyle',
        'stopPullDownRefresh',
      ].map((name) => [name, answering()]),
    ),
    navigateTo: visit,
    switchTab: visit,
    redirectTo: visit,
    navigateBack: answering(),
    createSelectorQuery: selectorQuery,
    createIntersectionObserver: () => {
      const observer = {
        relativeTo: () => observer,
        relativeToViewport: () => observer,
        observe: quiet,
        disconnect: quiet,
      };
      return observer;
    },
    ...platform,
  };
}
