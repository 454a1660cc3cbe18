import { useState } from 'react';
import type { PartView } from '@shared/contracts/order.contract';
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
import { hasNext, nextOf } from './next';
import { Actions } from './order-actions';
import { BoughtLines, OrderFacts } from './order-body';
import { OrderHeadline } from './order-headline';
import { StopSheet, ReceiptSheet } from './part-sheets';
import { Parts } from './parts';
import { PickupCard } from './pickup-card';
import { Timeline } from './timeline';
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

/** What opens over the page; one at a time. */
type Open = 'cancel' | 'code' | 'stop' | 'receipt' | null;

export default function OrderPage() {
  const { t } = useTexts('order');
  const state = useOrder();
  const [open, setOpen] = useState<Open>(null);
  const [part, setPart] = useState<PartView>();
  const { value, isStale, at, reload } = state.order;
  const pickup = value?.fulfilment.kind === 'pickup' ? value.fulfilment : undefined;
  const next = value && nextOf(value);
  const close = () => setOpen(null);
  const ask = (about: 'stop' | 'receipt') => (asked: PartView) => {
    setPart(asked);
    setOpen(about);
  };
  const asks = { onStop: ask('stop'), onReceived: ask('receipt') };
  const footer = next && hasNext(next) && (
    <Actions
      next={next}
      state={state}
      onCancel={() => setOpen('cancel')}
      onShowCode={() => setOpen('code')}
      {...asks}
    />
  );
  const sheet = { part, isBusy: state.isBusy, onClose: close };
  return (
    <Page title={t('title')} footer={footer} className="order">
      {isStale && <OfflineBar at={at} onRetry={() => void reload()} />}
      {value ? (
        <>
          <OrderHeadline order={value} state={state} />
          {pickup && <PickupCard pickup={pickup} onShow={() => setOpen('code')} />}
          <Parts order={value} {...asks} />
          <Timeline order={value} />
          <BoughtLines order={value} />
          <OrderFacts order={value} />
          <StopSheet
            {...sheet}
            order={value}
            isOpen={open === 'stop'}
            onSure={(sure) => void state.stop(sure).then(close)}
          />
          <ReceiptSheet
            {...sheet}
            order={value}
            isOpen={open === 'receipt'}
            onSure={(sure) => void state.received(sure).then(close)}
          />
        </>
      ) : (
        <NoOrder state={state} />
      )}
      <CancelSheet
        isOpen={open === 'cancel'}
        onClose={close}
        onCancel={(reason) => {
          close();
          void state.cancel(reason);
        }}
      />
      {next?.code && <CodeSheet code={next.code} isOpen={open === 'code'} onClose={close} />}
    </Page>
  );
}
