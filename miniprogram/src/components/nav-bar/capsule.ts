import Taro from '@tarojs/taro';

/** In px of the phone: what WeChat's own parts take at the top, and how much the capsule takes from the right. */
export type TopSpace = { readonly statusBar: number; readonly bar: number; readonly capsule: number };

const defaultBar = 44;

/** Around the capsule on WeChat; a browser has no capsule and keeps its status bar to itself. */
function besideCapsule(): TopSpace {
  const { statusBarHeight = 20, windowWidth } = Taro.getWindowInfo();
  const { top, height, left } = Taro.getMenuButtonBoundingClientRect();
  // Some phones answer zeros while the capsule is being laid out.
  if (!height) return { statusBar: statusBarHeight, bar: defaultBar, capsule: 103 };
  return {
    statusBar: statusBarHeight,
    bar: (top - statusBarHeight) * 2 + height,
    capsule: windowWidth - left + 8,
  };
}

const wholeBar = (): TopSpace => ({ statusBar: 0, bar: defaultBar, capsule: 0 });

export const topSpace = process.env.TARO_ENV === 'weapp' ? besideCapsule : wholeBar;
