import { Popup } from '@nutui/nutui-react-taro';
import { View } from '@tarojs/components';
import type { PropsWithChildren, ReactNode } from 'react';
import { useTexts } from '../../i18n';
import { Icon } from '../icon';
import './index.scss';

type Props = PropsWithChildren<{
  isOpen: boolean;
  onClose: () => void;
  title?: string;
  /** The main action, pinned under the scrolling part. */
  action?: ReactNode;
}>;

/** A panel from below, for a choice that belongs to the page under it. */
export function Sheet({ isOpen, onClose, title, action, children }: Props) {
  const { t } = useTexts('common');
  return (
    <Popup visible={isOpen} position="bottom" round lockScroll onClose={onClose} className="sheet">
      <View className="sheet__close tap" aria-role="button" aria-label={t('close')} onClick={onClose}>
        <Icon name="close" size="medium" />
      </View>
      {title && <View className="sheet__title heading">{title}</View>}
      <View className="sheet__body">{children}</View>
      {action && <View className="sheet__action">{action}</View>}
    </Popup>
  );
}
