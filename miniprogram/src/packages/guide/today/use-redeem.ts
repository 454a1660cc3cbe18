import Taro from '@tarojs/taro';
import { useState } from 'react';
import type { OrderContract } from '@shared/contracts/order.contract';
import type { OutputOf, RefusalOf } from '@shared/contracts/contract';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';

export type HandedOver = OutputOf<OrderContract['redeemPickup']>;

/** Hands goods over against a shopper's code; what is refused says what to do. */
export function useRedeem(onDone: () => void) {
  const { t, pick, language } = useTexts('guide');
  const [code, setCode] = useState('');
  const [notice, setNotice] = useState('');
  const [handedOver, setHandedOver] = useState<HandedOver>();
  const [isBusy, setIsBusy] = useState(false);

  function sentence(refusal: RefusalOf<OrderContract['redeemPickup']>): string {
    switch (refusal.code) {
      case 'CODE_USED':
      case 'CODE_EXPIRED':
        return t(`refused.${refusal.code}`, { at: momentText(refusal.data.at, language) });
      case 'TOO_MANY_TRIES':
        return t('refused.TOO_MANY_TRIES', { at: momentText(refusal.data.retryAt, language) });
      case 'WRONG_STORE':
        return t('refused.WRONG_STORE', { store: pick(refusal.data.storeName) });
      case 'CODE_UNKNOWN':
      case 'NOT_STORE_STAFF':
        return t(`refused.${refusal.code}`);
      default:
        return outdated(refusal);
    }
  }

  async function redeem(digits = code): Promise<void> {
    setIsBusy(true);
    setNotice('');
    setHandedOver(undefined);
    try {
      const answer = await api.order.redeemPickup({ code: digits });
      if (!answer.ok) return setNotice(sentence(answer.refusal));
      setHandedOver(answer.value);
      setCode('');
      onDone();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      setNotice(t('notDone'));
    } finally {
      setIsBusy(false);
    }
  }

  async function scan(): Promise<void> {
    try {
      const { result } = await Taro.scanCode({ scanType: ['qrCode', 'barCode'] });
      const digits = result.replace(/\D/g, '').slice(0, 6);
      setCode(digits);
      if (digits.length === 6) await redeem(digits);
    } catch {
      // The camera was closed without a code: the field stays as it is.
    }
  }
  const typed = (text: string) => setCode(text.replace(/\D/g, '').slice(0, 6));
  return { code, typed, redeem, scan, notice, handedOver, isBusy };
}
