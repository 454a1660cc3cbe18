import { useState } from 'react';
import type { CancelReason } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { useTexts } from '../../../i18n';
import { replaceBy } from '../../../navigation/go';
import { CancelSheet } from './cancel-sheet';
import { CodeSheet } from './code-sheet';
import { BoughtLines, OrderFacts, Timeline } from './order-body';
import { OrderHeadline } from './order-headline';
import { PickupCard } from './pickup-card';
import { useOrder, type OrderPageState } from './use-order';
import './index.scss';

function NoOrder({ state: { order } }: { state: OrderPageState }) {
  const { t } = useTexts('order');
  if (order.fault) return <ErrorState fault={order.fault} onRetry={() => void order.reload()} />;
  if (!order.refusal) {
    return (
      <AfterAWhile>
        {[60, 150, 130, 200].map((height) => (
          <Skeleton key={height} height={height} radius={12} className="order__bone" />
        ))}
      </AfterAWhile>
    );
  }
  const all = (
    <Button tone="main" onClick={() => replaceBy('orders')}>
      {t('notFound.action')}
    </Button>
  );
  return <Empty drawing="order" title={t('notFound.title')} text={t('notFound.text')} action={all} />;
}

type FooterProps = { state: OrderPageState; onCancel: () => void; onShowCode: () => void };

/** The one thing to do next, and the way out. */
function Actions({ state, onCancel, onShowCode }: FooterProps) {
  const { t } = useTexts('order');
  const value = state.order.value;
  if (value?.status === 'awaitingPayment') {
    return (
      <>
        <Button className="grow" isDisabled={state.isBusy} onClick={onCancel}>
          {t('cancel')}
        </Button>
        <Button
          tone="main"
          className="grow"
          isDisabled={state.left === 0}
          isBusy={state.isBusy || state.isConfirming}
          onClick={() => void state.pay()}
        >
          {t('pay')}
        </Button>
      </>
    );
  }
  return (
    <Button tone="main" isWide onClick={onShowCode}>
      {t('code.show')}
    </Button>
  );
}

export default function OrderPage() {
  const { t } = useTexts('order');
  const state = useOrder();
  const [isCancelling, setIsCancelling] = useState(false);
  const [isCodeShown, setIsCodeShown] = useState(false);
  const { value, isStale, at, reload } = state.order;
  const pickup = value?.fulfilment.kind === 'pickup' ? value.fulfilment : undefined;
  const code = value?.status === 'paid' ? (pickup?.code ?? null) : null;
  const hasActions = value?.status === 'awaitingPayment' || code !== null;
  const cancel = (reason: CancelReason) => {
    setIsCancelling(false);
    void state.cancel(reason);
  };
  const footer = hasActions && (
    <Actions state={state} onCancel={() => setIsCancelling(true)} onShowCode={() => setIsCodeShown(true)} />
  );
  return (
    <Page title={t('title')} footer={footer} className="order">
      {isStale && <OfflineBar at={at} onRetry={() => void reload()} />}
      {value ? (
        <>
          <OrderHeadline order={value} state={state} />
          {pickup && <PickupCard pickup={pickup} onShow={() => setIsCodeShown(true)} />}
          <Timeline order={value} />
          <BoughtLines order={value} />
          <OrderFacts order={value} />
        </>
      ) : (
        <NoOrder state={state} />
      )}
      <CancelSheet isOpen={isCancelling} onClose={() => setIsCancelling(false)} onCancel={cancel} />
      {code && <CodeSheet code={code} isOpen={isCodeShown} onClose={() => setIsCodeShown(false)} />}
    </Page>
  );
}
