import { Button as PlatformButton, View, type ButtonProps } from '@tarojs/components';
import type { PropsWithChildren } from 'react';
import { Icon, type IconName } from '../icon';
import './index.scss';

type Props = PropsWithChildren<{
  /** `main` is the one main action of a screen, at full size. */
  tone?: 'main' | 'ink' | 'outline' | 'quiet';
  size?: 'regular' | 'small';
  icon?: IconName;
  isDisabled?: boolean;
  /** The deed is on its way: no second tap is taken. */
  isBusy?: boolean;
  isWide?: boolean;
  className?: string;
  onClick?: () => void;
  /** For buttons by which WeChat asks its own questions: phone number, sharing, privacy. */
  platform?: Pick<ButtonProps, 'id' | 'openType' | 'onGetPhoneNumber' | 'onAgreePrivacyAuthorization'>;
}>;

/** A button says what it does; a busy or disabled one takes no tap. */
export function Button({
  tone = 'outline',
  size = 'regular',
  icon,
  isDisabled = false,
  isBusy = false,
  isWide = false,
  className = '',
  onClick,
  platform,
  children,
}: Props) {
  const isOff = isDisabled || isBusy;
  const classes = [
    'btn',
    `btn--${tone}`,
    `btn--${size}`,
    isWide && 'btn--wide',
    isDisabled && 'btn--disabled',
  ];
  return (
    // Not the platform's `disabled`: both platforms paint over our colours with it.
    <PlatformButton
      {...(isOff ? {} : platform)}
      className={`${classes.filter(Boolean).join(' ')} ${className}`}
      hoverClass={isOff ? 'none' : 'btn--pressed'}
      aria-disabled={isOff || undefined}
      aria-busy={isBusy || undefined}
      onClick={isOff ? undefined : onClick}
    >
      {isBusy ? <View className="btn__spinner" /> : icon && <Icon name={icon} size="small" />}
      {children}
    </PlatformButton>
  );
}
