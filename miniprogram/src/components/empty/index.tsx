import { Image, View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { drawings, type DrawingName } from './drawings';
import './index.scss';

type Props = PropsWithChildren<{
  drawing: DrawingName;
  title: string;
  text?: string;
  /** The way out, one or two buttons. */
  action?: ReactNode;
  isCompact?: boolean;
}>;

/** A page with nothing on it: why, one way out, and then (as children) something real to look at. */
export function Empty({ drawing, title, text, action, isCompact = false, children }: Props) {
  return (
    <View className={`empty ${isCompact ? 'empty--compact' : ''}`}>
      <Image className="empty__drawing" src={drawings[drawing]} mode="scaleToFill" />
      <View className="heading">{title}</View>
      {text && <View className="empty__text support">{text}</View>}
      {action && <View className="empty__action">{action}</View>}
      {children}
    </View>
  );
}
