import type { PartView } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { useTexts } from '../../../i18n';
import type { Next } from './next';
import type { OrderPageState } from './use-order';

type Props = {
  next: Next;
  state: OrderPageState;
  onCancel: () => void;
  onShowCode: () => void;
  onStop: (part: PartView) => void;
  onReceived: (part: PartView) => void;
};

/** The one thing to do next, and the way out. */
export function Actions({ next, state, onCancel, onShowCode, onStop, onReceived }: Props) {
  const { t } = useTexts('order');
  const { pays, code, toStop, toReceive } = next;
  if (pays) {
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
    <>
      {toStop && (
        <Button className={code ? '' : 'grow'} isDisabled={state.isBusy} onClick={() => onStop(toStop)}>
          {t('stop.ask')}
        </Button>
      )}
      {code && (
        <Button tone="main" className="grow" onClick={onShowCode}>
          {t('code.show')}
        </Button>
      )}
      {toReceive && (
        <Button tone="main" className="grow" isBusy={state.isBusy} onClick={() => onReceived(toReceive)}>
          {t('receipt.ask')}
        </Button>
      )}
    </>
  );
}
