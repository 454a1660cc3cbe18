import Taro, { useRouter } from '@tarojs/taro';
import { useRef, useState } from 'react';
import type { TransferView } from '@shared/contracts/transfer.schemas';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { newRequestId } from '../../../api/request-id';
import { useTexts } from '../../../i18n';
import { notify } from '../../../platform/notify';
import { useQuery } from '../../../query/use-query';
import { type Draft, goodsOf, type TransferTask } from './transfer-task';

type Deed = TransferTask | 'cancel' | 'refuse';
type Answer = Awaited<ReturnType<typeof api.inventory.shipTransfer>>;
type Refusal = Extract<Answer, { ok: false }>['refusal'];

/** One transfer of the own store and what can be done with it. */
export function useTransfer() {
  const { t, pick } = useTexts('transfer');
  const { transferId = '' } = useRouter().params;
  const transfer = useQuery(
    transferId ? `transfer:${transferId}` : null,
    () => api.inventory.transfer({ transferId }),
    { isKept: true, freshFor: 0 },
  );
  const { value } = transfer;
  const [typed, setTyped] = useState<{ key: string; draft: Draft }>({ key: '', draft: {} });
  const [isBusy, setIsBusy] = useState(false);
  const wish = useRef({ what: '', id: '' });
  // What was typed is for the transfer as it stands; another step starts afresh.
  const key = value ? `${value.transferId} ${value.steps.length}` : '';
  const draft = typed.key === key ? typed.draft : {};

  function sentence(refusal: Refusal, known: TransferView): string {
    switch (refusal.code) {
      case 'NOT_ENOUGH':
      case 'TOO_MANY':
      case 'NOT_ALL_NAMED':
      case 'UNKNOWN_LINE': {
        const line = known.lines.find(({ skuId }) => skuId === refusal.data.skuId);
        const goods = line ? `${pick(line.name)} ${line.size}` : refusal.data.skuId;
        if (refusal.code === 'NOT_ENOUGH')
          return t('refused.NOT_ENOUGH', { goods, count: refusal.data.available });
        if (refusal.code === 'TOO_MANY') return t('refused.TOO_MANY', { goods, count: refusal.data.most });
        return t(`refused.${refusal.code}`, { goods });
      }
      case 'WRONG_STATUS':
        return t('refused.WRONG_STATUS', { status: t(`status.${refusal.data.status}`) });
      case 'NOT_YOURS':
      case 'NOTHING_NAMED':
      case 'NOT_STORE_STAFF':
      case 'TRANSFER_NOT_FOUND':
        return t(`refused.${refusal.code}`);
      default:
        return outdated(refusal);
    }
  }

  function ask(deed: Deed, known: TransferView): Promise<Answer> {
    const what = JSON.stringify([deed, draft]);
    // The same wish keeps its id until it is answered, so that asking again does nothing twice.
    if (wish.current.what !== what) wish.current = { what, id: newRequestId() };
    const request = { requestId: wish.current.id, transferId };
    switch (deed) {
      case 'ship':
        return api.inventory.shipTransfer({ ...request, lines: goodsOf('ship', known, draft) });
      case 'receive':
        return api.inventory.receiveTransfer({ ...request, lines: goodsOf('receive', known, draft) });
      case 'takeBack':
        return api.inventory.takeBackTransfer(request);
      case 'cancel':
        return api.inventory.cancelTransfer(request);
      case 'refuse':
        return api.inventory.refuseTransfer(request);
    }
  }

  async function act(deed: Deed): Promise<void> {
    if (!value) return;
    setIsBusy(true);
    try {
      const answer = await ask(deed, value);
      wish.current = { what: '', id: '' };
      if (answer.ok) {
        transfer.replace(answer.value);
        notify(t(`done.${deed}`));
      } else {
        notify(sentence(answer.refusal, value));
        await transfer.reload();
      }
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notDone'));
    } finally {
      setIsBusy(false);
    }
  }

  /** Asks first, in a sentence that says what it means. */
  async function confirm(deed: Deed, title: string, content = ''): Promise<void> {
    const { confirm: isSure } = await Taro.showModal({
      title,
      content,
      confirmText: t('yes'),
      cancelText: t('no'),
    });
    if (isSure) await act(deed);
  }

  const type = (skuId: string, pieces: number) => setTyped({ key, draft: { ...draft, [skuId]: pieces } });
  return { transfer, draft, isBusy, act, confirm, type };
}

export type TransferPageState = ReturnType<typeof useTransfer>;
