import Taro from '@tarojs/taro';
import { watchNetwork } from '../state/network';
import { answerWeChatPrivacy } from './privacy';

function startInWeChat(): void {
  Taro.cloud.init({ env: YUNPU_ENV || undefined, traceUser: true });
  answerWeChatPrivacy();
  watchNetwork();
}

/** Once, at launch: the way to the cloud and what the phone tells by itself. */
export const startPlatform: () => void = process.env.TARO_ENV === 'weapp' ? startInWeChat : watchNetwork;
