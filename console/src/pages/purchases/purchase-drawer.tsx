import { skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { Copyable } from '../../components/copyable';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import type { ListAddress } from '../../components/list/use-list-address';
import { useFormat } from '../../i18n/format';
import { PurchaseActions } from './purchase-actions';
import { PurchaseStatusTag } from './purchase-columns';
import { PurchaseLines } from './purchase-lines';
import { Payables, PurchaseTimeline } from './purchase-money';
import type { PurchaseView } from './purchase-rows';
import { noDraft, type PurchaseDraft } from './purchase-task';

/** One purchase: what was ordered, what came and went back, what is owed, and what can be done next. */
export function PurchaseDrawer(props: {
  address: ListAddress;
  ids: readonly string[];
  onEdit(purchase: PurchaseView): void;
}) {
  const { t } = useTranslation();
  const { openId } = props.address;
  const [edited, setEdited] = useState<{ key: string; draft: PurchaseDraft } | null>(null);
  const { data, error, refetch } = useQuery({
    queryKey: ['purchases', 'one', openId],
    queryFn: openId
      ? async ({ signal }) => valueOf(await hq.purchase({ purchaseId: openId }, signal))
      : skipToken,
  });
  // What was typed is for this purchase as it stands; another step starts afresh.
  const key = data ? `${data.purchaseId} ${data.steps.length}` : '';
  const draft = edited?.key === key ? edited.draft : noDraft;
  const change = (changes: Partial<PurchaseDraft>) => setEdited({ key, draft: { ...draft, ...changes } });
  return (
    <RecordDrawer
      address={props.address}
      ids={props.ids}
      loaded={data !== undefined}
      error={error}
      retry={() => void refetch()}
      isDirty={draft.task !== null && Object.keys(draft.pieces).length > 0}
      title={
        <>
          <span className="no-wrap">{t('purchases.drawer.title', { short: (openId ?? '').slice(-6) })}</span>
          {data && <PurchaseStatusTag status={data.status} />}
          <span className="caption">
            <Copyable text={openId ?? ''} />
          </span>
        </>
      }
      footer={
        data && (
          <PurchaseActions
            purchase={data}
            draft={draft}
            onDraft={change}
            onEdit={() => props.onEdit(data)}
            onDone={() => setEdited(null)}
          />
        )
      }
    >
      {data && (
        <>
          <PurchaseFacts purchase={data} />
          <PurchaseLines purchase={data} draft={draft} onDraft={change} />
          <Payables purchase={data} />
          <PurchaseTimeline purchase={data} />
        </>
      )}
    </RecordDrawer>
  );
}

function PurchaseFacts({ purchase }: { purchase: PurchaseView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { supplier, location, remark, agreed, owed, pieces, received } = purchase;
  return (
    <>
      <dl className="facts">
        <dt>{t('purchases.column.supplier')}</dt>
        <dd>
          {supplier.name} <span className="support no-wrap">{supplier.supplierId}</span>
        </dd>
        <dt>{t('purchases.column.location')}</dt>
        <dd>{format.text(location.name)}</dd>
        {remark && (
          <>
            <dt>{t('purchases.drawer.remark')}</dt>
            <dd>{remark}</dd>
          </>
        )}
      </dl>
      <dl className="purchase-sums">
        <div>
          <dt className="caption">{t('purchases.drawer.progress')}</dt>
          <dd>
            {format.number(received)} / {format.number(pieces)}
          </dd>
        </div>
        <div>
          <dt className="caption">{t('purchases.column.agreed')}</dt>
          <dd>{format.money(agreed)}</dd>
        </div>
        <div>
          <dt className="caption">{t('purchases.column.owed')}</dt>
          <dd>{format.money(owed)}</dd>
        </div>
      </dl>
    </>
  );
}
