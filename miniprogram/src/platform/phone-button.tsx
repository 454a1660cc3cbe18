import type { PropsWithChildren } from 'react';
import { postSignedIn } from '../api/via-http';
import { Button } from '../components/button';
import { askStandIn } from './ask-stand-in';
import { agreedToPrivacy } from './privacy';

/** "quota": the shop's share of lookups is used up, which is not the shopper's doing. */
export type PhoneFailure = 'declined' | 'quota' | 'failed';

type Props = PropsWithChildren<{
  /** A code for `member.bindPhone`: single use, five minutes. */
  onCode: (code: string) => void;
  onFailure: (failure: PhoneFailure) => void;
  isBusy?: boolean;
  isWide?: boolean;
}>;

const quotaUsedUp = 1400001;

function WeChatPhoneButton({ onCode, onFailure, children, ...look }: Props) {
  return (
    <Button
      tone="main"
      {...look}
      platform={{
        openType: 'getPhoneNumber',
        onGetPhoneNumber: ({ detail }) => {
          const { code, errno } = detail as { code?: string; errno?: number };
          if (code) onCode(code);
          else onFailure(errno === quotaUsedUp ? 'quota' : 'declined');
        },
      }}
    >
      {children}
    </Button>
  );
}

function BrowserPhoneButton({ onCode, onFailure, children, ...look }: Props) {
  async function ask() {
    if (!(await agreedToPrivacy('phone'))) return onFailure('declined');
    const phone = await askStandIn({ kind: 'phone' });
    if (phone === undefined) return onFailure('declined');
    try {
      const { data } = await postSignedIn('/wechat/phone-code', { phone }, 'wechat.phoneCode');
      const { code } = data as { code?: string };
      return code ? onCode(code) : onFailure('failed');
    } catch {
      return onFailure('failed');
    }
  }
  return (
    <Button tone="main" {...look} onClick={() => void ask()}>
      {children}
    </Button>
  );
}

/** The platform's own way to a phone number; the number itself never passes through the page. */
export const PhoneButton = process.env.TARO_ENV === 'weapp' ? WeChatPhoneButton : BrowserPhoneButton;
