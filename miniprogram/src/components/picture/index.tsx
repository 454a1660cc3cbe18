import { Image, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useTexts } from '../../i18n';
import { Icon } from '../icon';
import { pictureAddress } from './picture-address';
import './index.scss';

type Props = {
  /** A picture as contracts carry it. */
  of: string;
  /** What it shows, for those who cannot see it; empty when the words beside it say so. */
  alt?: string;
  /** Sides in px of the 375 wide design. The box may be wider; the picture covers it. */
  width: number;
  height: number;
  /** Fills the width of its parent at this ratio instead of being exactly this wide. */
  isFluid?: boolean;
  isEager?: boolean;
  className?: string;
  onClick?: () => void;
};

const screen = (() => {
  let known: { pixelRatio: number; scale: number } | undefined;
  return () => {
    if (!known) {
      const { pixelRatio, windowWidth } = Taro.getWindowInfo();
      known = { pixelRatio: pixelRatio || 2, scale: Math.min(windowWidth, 460) / 375 };
    }
    return known;
  };
})();

/** A picture that holds its place while it loads, comes in the size it is shown, and can be asked for again. */
export function Picture({ of, alt = '', width, height, isFluid, isEager, className = '', onClick }: Props) {
  const { t } = useTexts('common');
  const [attempt, setAttempt] = useState(0);
  const [state, setState] = useState<'loading' | 'shown' | 'failed'>('loading');
  const { pixelRatio, scale } = screen();
  const address = pictureAddress(of, { width, height }, pixelRatio * scale, YUNPU_ORIGIN);
  useEffect(() => setState('loading'), [address, attempt]);

  const box = isFluid
    ? { paddingTop: `${((height / width) * 100).toFixed(3)}%` }
    : { width: Taro.pxTransform(width), height: Taro.pxTransform(height) };
  const retry = () => setAttempt((count) => count + 1);
  return (
    <View
      className={`picture ${isFluid ? 'picture--fluid' : ''} picture--${state} ${className}`}
      style={box}
      onClick={state === 'failed' ? retry : onClick}
    >
      {state === 'failed' ? (
        <View className="picture__retry" aria-role="button" aria-label={t('pictureFailed')}>
          <Icon name="refresh" />
        </View>
      ) : (
        <Image
          className="picture__image"
          src={attempt === 0 ? address : `${address}?attempt=${attempt}`}
          mode="aspectFill"
          lazyLoad={isEager ? undefined : true}
          aria-label={alt}
          onLoad={() => setState('shown')}
          onError={() => setState('failed')}
        />
      )}
    </View>
  );
}
