import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useDeed } from '../../api/use-deed';
import { useFormat } from '../../i18n/format';
import type { PurchaseView } from './purchase-rows';
import { canReceive, goodsOf, noDraft, type PurchaseDraft, receivedOf, returnable } from './purchase-task';

type Way = 'place' | 'cancel' | 'close';

const actions = { place: hq.placePurchase, cancel: hq.cancelPurchase, close: hq.closePurchase };

type Props = {
  purchase: PurchaseView;
  draft: PurchaseDraft;
  onDraft(changes: Partial<PurchaseDraft>): void;
  onEdit(): void;
  onDone(): void;
};

/** What can be done with a purchase next; the main thing at the right. */
export function PurchaseActions(props: Props) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const { act, isBusy } = useDeed<PurchaseView>(['purchases', 'stock']);
  const { purchase, draft, onDraft } = props;
  const { purchaseId, status } = purchase;
  if (draft.task !== null) return <TypedAction {...props} task={draft.task} />;

  const doIt = (way: Way) =>
    act({
      what: JSON.stringify([purchaseId, way]),
      run: (requestId) => actions[way]({ requestId, purchaseId }).then(valueOf),
      done: () => void message.success(t(`purchases.done.${way}`)),
    });
  const ask = (way: Way) =>
    modal.confirm({
      title: t(`purchases.ask.${way}`),
      okText: t(`purchases.action.${way}`),
      cancelText: t('purchases.ask.keep'),
      onOk: () => doIt(way),
    });
  const receipts = returnable(purchase);
  const isOver = status === 'closed' || status === 'cancelled';
  if (isOver && receipts.length === 0) return <span className="support">{t('purchases.drawer.over')}</span>;
  return (
    <>
      {(status === 'draft' || status === 'placed') && (
        <Button disabled={isBusy} onClick={() => void ask('cancel')}>
          {t('purchases.action.cancel')}
        </Button>
      )}
      {(status === 'partlyReceived' || status === 'received') && (
        <Button disabled={isBusy} onClick={() => void ask('close')}>
          {t('purchases.action.close')}
        </Button>
      )}
      {receipts.length > 0 && (
        <Button
          disabled={isBusy}
          onClick={() => onDraft({ ...noDraft, task: 'return', receiptId: receipts[0]?.receiptId ?? null })}
        >
          {t('purchases.action.startReturn')}
        </Button>
      )}
      <span className="grow" />
      {status === 'draft' && (
        <>
          <Button disabled={isBusy} onClick={props.onEdit}>
            {t('purchases.action.edit')}
          </Button>
          <Button type="primary" loading={isBusy} onClick={() => doIt('place')}>
            {t('purchases.action.place')}
          </Button>
        </>
      )}
      {canReceive(purchase) && (
        <Button type="primary" disabled={isBusy} onClick={() => onDraft({ ...noDraft, task: 'receive' })}>
          {t('purchases.action.startReceive')}
        </Button>
      )}
    </>
  );
}

/** Confirms what was typed: pieces that came, or pieces that go back. */
function TypedAction({ purchase, draft, task, onDone }: Props & { task: 'receive' | 'return' }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const { act, isBusy } = useDeed<PurchaseView>(['purchases', 'stock']);
  const { purchaseId } = purchase;
  const goods = goodsOf(draft, purchase);
  const received = receivedOf(draft, purchase);
  const pieces = goods.reduce((sum, { quantity }) => sum + quantity, 0);
  const isWhole = pieces > 0 && (task === 'return' || received.every(({ cost }) => cost !== null));
  const receiptId = draft.receiptId ?? '';
  const confirm = () =>
    act({
      what: JSON.stringify([purchaseId, task, receiptId, task === 'receive' ? received : goods]),
      run: (requestId) =>
        task === 'receive'
          ? hq.receivePurchase({ requestId, purchaseId, lines: received }).then(valueOf)
          : hq.returnPurchase({ requestId, purchaseId, receiptId, lines: goods }).then(valueOf),
      done: () => {
        onDone();
        void message.success(t(`purchases.done.${task}`));
      },
    });
  return (
    <>
      <Button disabled={isBusy} onClick={onDone}>
        {t('purchases.action.back')}
      </Button>
      <span className="grow" />
      <Button type="primary" loading={isBusy} disabled={!isWhole} onClick={confirm}>
        {t(`purchases.action.${task}`, { count: pieces, pieces: format.number(pieces) })}
      </Button>
    </>
  );
}
