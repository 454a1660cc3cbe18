import { View } from '@tarojs/components';
import type { TransferView } from '@shared/contracts/transfer.schemas';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ErrorState } from '../../../components/error-state';
import { Icon } from '../../../components/icon';
import { OfflineBar } from '../../../components/offline-bar';
import { Page } from '../../../components/page';
import { AfterAWhile, Skeleton } from '../../../components/skeleton';
import { Tag } from '../../../components/tag';
import { useTexts } from '../../../i18n';
import { replaceBy } from '../../../navigation/go';
import { useMe } from '../../../state/me';
import { TransferLines } from './transfer-lines';
import { TransferSteps } from './transfer-steps';
import { differenceOf, goodsOf, toneOf, type TransferTask, waitsFor } from './transfer-task';
import { type TransferPageState, useTransfer } from './use-transfer';
import './index.scss';

function Headline({ transfer, task }: { transfer: TransferView; task: TransferTask | null }) {
  const { t, pick } = useTexts('transfer');
  const { status, from, to, remark, transferId } = transfer;
  return (
    <View className="card transfer__card">
      <View className="row transfer__head">
        <Tag tone={toneOf(status)}>{t(`status.${status}`)}</Tag>
        <View className="caption support grow">{transferId}</View>
      </View>
      <View className="transfer__route">
        <View className="transfer__place">
          <View className="caption support">{t('from')}</View>
          <View className="strong two-lines">{pick(from.name)}</View>
        </View>
        <Icon name="right" size="medium" className="hint" />
        <View className="transfer__place transfer__place--to">
          <View className="caption support">{t('to')}</View>
          <View className="strong two-lines">{pick(to.name)}</View>
        </View>
      </View>
      <View className="caption support transfer__say">{t(task ? `say.${task}` : `sayStatus.${status}`)}</View>
      {remark && <View className="caption transfer__remark">{t('remarkSays', { remark })}</View>}
    </View>
  );
}

function NoTransfer({ state: { transfer } }: { state: TransferPageState }) {
  const { t } = useTexts('transfer');
  if (transfer.fault) return <ErrorState fault={transfer.fault} onRetry={() => void transfer.reload()} />;
  if (!transfer.refusal) {
    return (
      <AfterAWhile>
        {[140, 200, 180].map((height) => (
          <Skeleton key={height} height={height} radius={12} className="transfer__bone" />
        ))}
      </AfterAWhile>
    );
  }
  const all = (
    <Button tone="main" onClick={() => replaceBy('transfers')}>
      {t('notFound.action')}
    </Button>
  );
  return <Empty drawing="order" title={t(`refused.${transfer.refusal.code}`)} action={all} />;
}

type ActionsProps = {
  state: TransferPageState;
  transfer: TransferView;
  task: TransferTask | null;
  way: 'cancel' | 'refuse' | null;
};

/** The one thing to do next, and the way out while there is one. */
function Actions({ state, transfer, task, way }: ActionsProps) {
  const { t } = useTexts('transfer');
  const { isBusy, draft } = state;
  const pieces = task ? goodsOf(task, transfer, draft).reduce((sum, { quantity }) => sum + quantity, 0) : 0;
  const leave = way && (
    <Button
      className={task ? '' : 'grow'}
      isDisabled={isBusy}
      onClick={() => void state.confirm(way, t(`ask.${way}`))}
    >
      {t(`action.${way}`)}
    </Button>
  );
  if (!task) return <>{leave}</>;

  const { short, over } = differenceOf(task, transfer, draft);
  const said = [
    short > 0 && task !== 'takeBack' && t(`difference.${task}Short`, { count: short }),
    over > 0 && t('difference.over', { count: over }),
  ].filter(Boolean);
  const go = () =>
    task === 'takeBack' || said.length > 0
      ? void state.confirm(task, t(`ask.${task}`, { count: pieces }), said.join(t('between')))
      : void state.act(task);
  return (
    <>
      {leave}
      <Button tone="main" className="grow" isBusy={isBusy} isDisabled={pieces === 0} onClick={go}>
        {t(`action.${task}`, { count: pieces })}
      </Button>
    </>
  );
}

/** One transfer of the own store: what it waits for, its goods, and what happened. */
export default function TransferPage() {
  const { t } = useTexts('transfer');
  const state = useTransfer();
  const me = useMe();
  const { value, isStale, at, reload } = state.transfer;
  const storeId = me.value?.guide?.storeId;
  const isGiving = value !== undefined && value.from.placeId === storeId;
  const task = value && storeId ? waitsFor(value.status, isGiving) : null;
  const isEarly = value?.status === 'asked' || value?.status === 'approved';
  const way = storeId && isEarly ? (isGiving ? ('refuse' as const) : ('cancel' as const)) : null;
  const footer = value && (task || way) && <Actions state={state} transfer={value} task={task} way={way} />;
  return (
    <Page title={t('title')} footer={footer} className="transfer">
      {isStale && <OfflineBar at={at} onRetry={() => void reload()} />}
      {value ? (
        <>
          <Headline transfer={value} task={task} />
          <TransferLines transfer={value} task={task} draft={state.draft} onType={state.type} />
          <TransferSteps transfer={value} />
        </>
      ) : (
        <NoTransfer state={state} />
      )}
    </Page>
  );
}
