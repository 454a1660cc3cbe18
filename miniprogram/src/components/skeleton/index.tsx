import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState, type PropsWithChildren } from 'react';
import './index.scss';

const patience = 300;

/** Shows its children only after 300 ms: what comes faster needs no placeholder. */
export function AfterAWhile({ children }: PropsWithChildren) {
  const [isLong, setIsLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), patience);
    return () => clearTimeout(timer);
  }, []);
  return isLong ? <>{children}</> : null;
}

type Props = {
  /** Px of the design; without it the width of the parent. */
  width?: number;
  height: number;
  radius?: number;
  className?: string;
};

/** A grey shape in the place of something that is on its way. */
export function Skeleton({ width, height, radius = 6, className = '' }: Props) {
  return (
    <View
      className={`skeleton ${className}`}
      style={{
        width: width === undefined ? '100%' : Taro.pxTransform(width),
        height: Taro.pxTransform(height),
        borderRadius: Taro.pxTransform(radius),
      }}
    />
  );
}
