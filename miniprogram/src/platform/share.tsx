import Taro from '@tarojs/taro';
import type { PropsWithChildren } from 'react';
import { Button as PlatformButton, View } from '@tarojs/components';
import { i18n } from '../i18n';
import './share.scss';

type Props = PropsWithChildren<{
  /** The page and its parameters, from `addressOf`. WeChat asks the page itself, through `useShareAppMessage`. */
  address: string;
  label: string;
}>;

function WeChatShareButton({ label, children }: Props) {
  return (
    <PlatformButton className="share-button tap" openType="share" aria-label={label}>
      {children}
    </PlatformButton>
  );
}

function BrowserShareButton({ address, label, children }: Props) {
  async function copy() {
    const { origin, pathname } = window.location;
    await Taro.setClipboardData({ data: `${origin}${pathname}#${address}` });
    await Taro.showToast({ title: i18n.t('platform:share.copied'), icon: 'none' });
  }
  return (
    <View className="share-button tap" aria-role="button" aria-label={label} onClick={() => void copy()}>
      {children}
    </View>
  );
}

/** Sends this page to a chat; a browser copies its address instead. */
export const ShareButton = process.env.TARO_ENV === 'weapp' ? WeChatShareButton : BrowserShareButton;
