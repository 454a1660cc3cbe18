import Taro from '@tarojs/taro';

/** Says something short that needs no answer. */
export const notify = (text: string): void =>
  void Taro.showToast({ title: text, icon: 'none', duration: 2200 });
