import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { Copyable } from '../../components/copyable';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import type { Difference } from './reconciliation-rows';

/** One difference: what each side says, whose order it is, what to do, and what came of it. */
export function DifferenceItem({ difference }: { difference: Difference }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, here, there, number, orderNumber, orderId, at, lookedInto } = difference;
  return (
    <article className={lookedInto ? 'difference difference--closed' : 'difference'}>
      <div className="between">
        <b>{t(`reconciliation.kind.${kind}`)}</b>
        <span className="caption no-wrap">{format.moment(at)}</span>
      </div>
      <dl className="facts">
        {[['here', here] as const, ['there', there] as const].map(([side, amount]) => (
          <div key={side} className="difference__side">
            <dt>{t(`reconciliation.drawer.${side}`)}</dt>
            <dd>{amount === null ? '—' : format.money(amount)}</dd>
          </div>
        ))}
        <div className="difference__side">
          <dt>{t('reconciliation.drawer.number')}</dt>
          <dd>
            <Copyable text={number} />
          </dd>
        </div>
      </dl>
      {orderId ? (
        <Link to={`/orders?open=${orderId}`}>
          {t('reconciliation.drawer.order', { short: orderId.slice(-6) })}
        </Link>
      ) : (
        <span className="support">{t('reconciliation.drawer.noOrder', { number: orderNumber })}</span>
      )}
      {lookedInto ? (
        <p className="caption">
          {t('reconciliation.drawer.lookedInto', {
            by: lookedInto.by,
            time: format.moment(lookedInto.at),
            note: lookedInto.note,
          })}
        </p>
      ) : (
        <>
          <p className="caption">{t(`reconciliation.advice.${kind}`)}</p>
          <LookIntoForm differenceId={difference.differenceId} />
        </>
      )}
    </article>
  );
}

/** Says what a difference turned out to be. */
function LookIntoForm({ differenceId }: { differenceId: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentences = useSentences();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const note = typed.trim();
  const { mutate, isPending } = useMutation({
    mutationFn: async () => valueOf(await hq.lookIntoDifference({ differenceId, note })),
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['reconciliations'] });
      void message.success(t('reconciliation.drawer.saved'));
    },
    onError: (error) => void message.error(sentences.error(error), 6),
  });
  return (
    <form
      className="row difference__form"
      onSubmit={(event) => {
        event.preventDefault();
        if (note !== '' && !isPending) mutate();
      }}
    >
      <Input
        value={typed}
        maxLength={300}
        placeholder={t('reconciliation.drawer.note')}
        aria-label={t('reconciliation.drawer.note')}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button htmlType="submit" loading={isPending} disabled={note === ''}>
        {t('reconciliation.drawer.save')}
      </Button>
    </form>
  );
}
