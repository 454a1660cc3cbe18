import Taro from '@tarojs/taro';
import { createExternalStore, useExternalStore } from './external-store';

const online = createExternalStore(true);

export const isOnline = (): boolean => online.get();
export const useOnline = (): boolean => useExternalStore(online);

/** Follows the phone's connection; to be called once, at launch. */
export function watchNetwork(): void {
  Taro.onNetworkStatusChange(({ isConnected }) => online.set(isConnected));
  void Taro.getNetworkType({
    success: ({ networkType }) => online.set(networkType !== 'none'),
    fail: () => undefined,
  });
}
