import { useLaunch } from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import './i18n';
import { startPlatform } from './platform/cloud';
import './app.scss';

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => startPlatform());
  return children;
}
