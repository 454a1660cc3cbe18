import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { Copyable } from '../../components/copyable';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import { Icon } from '../../components/icon';
import type { ListAddress } from '../../components/list/use-list-address';
import { useFormat } from '../../i18n/format';
import { TransferActions } from './transfer-actions';
import { TransferLines } from './transfer-lines';
import type { TransferView } from './transfer-rows';
import { TransferStatusTag } from './transfer-status';
import { type Draft, taskOf } from './transfer-task';
import { TransferTimeline } from './transfer-timeline';

/** One transfer: from where to where, what of it arrived, who did what, and what can be done next. */
export function TransferDrawer({ address, ids }: { address: ListAddress; ids: readonly string[] }) {
  const { t } = useTranslation();
  const { openId } = address;
  const [edited, setEdited] = useState<{ key: string; draft: Draft; isResolving: boolean } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['transfers', 'one', openId],
    queryFn: openId
      ? async ({ signal }) => valueOf(await hq.transfer({ transferId: openId }, signal))
      : skipToken,
  });
  // What was typed is for this transfer as it stands; another step starts afresh.
  const key = data ? `${data.transferId} ${data.steps.length}` : '';
  const { draft, isResolving } = edited?.key === key ? edited : { draft: {}, isResolving: false };
  const task = data ? taskOf(data, isResolving) : null;
  return (
    <RecordDrawer
      address={address}
      ids={ids}
      loaded={data !== undefined}
      error={error}
      retry={() => void refetch()}
      isDirty={Object.keys(draft).length > 0}
      title={
        <>
          <span className="no-wrap">{t('transfers.drawer.title', { short: (openId ?? '').slice(-6) })}</span>
          {data && <TransferStatusTag status={data.status} />}
          <span className="caption">
            <Copyable text={openId ?? ''} />
          </span>
        </>
      }
      footer={
        data &&
        task && (
          <TransferActions
            transfer={data}
            task={task}
            draft={draft}
            onResolving={(now) => setEdited({ key, draft: {}, isResolving: now })}
            onDone={() => setEdited(null)}
          />
        )
      }
    >
      {data && (
        <>
          <Route transfer={data} />
          <TransferLines
            transfer={data}
            task={task}
            draft={draft}
            onType={(skuId, pieces) => setEdited({ key, isResolving, draft: { ...draft, [skuId]: pieces } })}
          />
          <TransferTimeline transfer={data} />
        </>
      )}
    </RecordDrawer>
  );
}

function Route({ transfer }: { transfer: TransferView }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <>
      <div className="document-route">
        <div className="two-lines">
          <div className="caption">{t('transfers.column.from')}</div>
          <div title={format.text(transfer.from.name)}>{format.text(transfer.from.name)}</div>
        </div>
        <Icon name="right" />
        <div className="two-lines document-route__to">
          <div className="caption">{t('transfers.column.to')}</div>
          <div title={format.text(transfer.to.name)}>{format.text(transfer.to.name)}</div>
        </div>
      </div>
      {transfer.remark && <p className="document-note document-note--quiet">{transfer.remark}</p>}
    </>
  );
}
