import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useDeed } from '../../api/use-deed';
import { useFormat } from '../../i18n/format';
import type { TransferView } from './transfer-rows';
import { type Draft, goodsOf, outcomesOf, type TransferTask } from './transfer-task';

type Way = 'refuse' | 'cancel';

/** The next step of a transfer, and the ways out of it. The main one says how many pieces it is about. */
export function TransferActions(props: {
  transfer: TransferView;
  task: TransferTask;
  draft: Draft;
  onResolving(isResolving: boolean): void;
  onDone(): void;
}) {
  const { transfer, task, draft } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { message, modal } = App.useApp();
  const { act, isBusy } = useDeed<TransferView>(['transfers', 'stock']);
  const { transferId } = transfer;
  const lines = goodsOf(task, transfer, draft);
  const outcomes = outcomesOf(transfer, draft);
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);

  const done = (what: TransferTask | Way) => () => {
    props.onDone();
    void message.success(t(`transfers.done.${what}`));
  };
  const run = (requestId: string) => {
    const wish = { requestId, transferId };
    switch (task) {
      case 'approve':
        return hq.approveTransfer({ ...wish, lines }).then(valueOf);
      case 'ship':
        return hq.shipTransfer({ ...wish, lines }).then(valueOf);
      case 'receive':
        return hq.receiveTransfer({ ...wish, lines }).then(valueOf);
      case 'resolve':
        return hq.resolveTransfer({ ...wish, outcomes }).then(valueOf);
    }
  };
  const go = () => act({ what: JSON.stringify([transferId, task, lines, outcomes]), run, done: done(task) });

  const leave = (way: Way) =>
    modal.confirm({
      title: t(`transfers.ask.${way}`),
      okText: t(`transfers.action.${way}`),
      cancelText: t('transfers.ask.keep'),
      onOk: () =>
        act({
          what: JSON.stringify([transferId, way]),
          run: (requestId) =>
            (way === 'refuse' ? hq.refuseTransfer : hq.cancelTransfer)({ requestId, transferId }).then(
              valueOf,
            ),
          done: done(way),
        }),
    });
  const way: Way | null = task === 'approve' ? 'refuse' : task === 'ship' ? 'cancel' : null;
  const isMoving = transfer.status === 'shipped' || transfer.status === 'partlyReceived';
  return (
    <>
      {way && (
        <Button disabled={isBusy} onClick={() => void leave(way)}>
          {t(`transfers.action.${way}`)}
        </Button>
      )}
      {isMoving && (
        <Button disabled={isBusy} onClick={() => props.onResolving(task !== 'resolve')}>
          {t(task === 'resolve' ? 'transfers.action.backToReceipt' : 'transfers.action.startResolving')}
        </Button>
      )}
      <span className="grow" />
      <Button type="primary" loading={isBusy} disabled={task !== 'resolve' && pieces === 0} onClick={go}>
        {task === 'resolve'
          ? t('transfers.action.resolve')
          : t(`transfers.action.${task}`, { count: pieces, pieces: format.number(pieces) })}
      </Button>
    </>
  );
}
