import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { newRequestId } from '../../api/request-id';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { countedPieces } from './counted-pieces';
import type { StockRow } from './stock-rows';

/** Sets what was counted on the shelf. Pressing twice counts once: the wish keeps its id until it succeeded. */
export function CountForm({ row }: { row: StockRow }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentences = useSentences();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [requestId, setRequestId] = useState(newRequestId);
  const counted = countedPieces(typed);
  const { mutate, isPending } = useMutation({
    mutationFn: async (pieces: number) => {
      const { locationId, skuId } = row;
      return valueOf(await hq.countStock({ requestId, locationId, skuId, counted: pieces }));
    },
    onSuccess: () => {
      setTyped('');
      setRequestId(newRequestId());
      void queries.invalidateQueries({ queryKey: ['stock'] });
      void message.success(t('stock.drawer.saved'));
    },
    onError: (error) => void message.error(sentences.error(error), 6),
  });
  return (
    <form
      className="count-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (counted !== null && !isPending) mutate(counted);
      }}
    >
      <label className="grow">
        <span className="section-title">{t('stock.drawer.count')}</span>
        <span className="caption count-form__hint">{t('stock.drawer.countHint')}</span>
        <span className="row count-form__fields">
          <Input
            inputMode="numeric"
            maxLength={9}
            value={typed}
            placeholder={String(Math.max(row.onHand, 0))}
            aria-label={t('stock.drawer.counted')}
            status={typed !== '' && counted === null ? 'error' : ''}
            onChange={(event) => {
              setTyped(event.target.value);
              // Another figure is another wish.
              setRequestId(newRequestId());
            }}
          />
          <Button
            type="primary"
            htmlType="submit"
            loading={isPending}
            disabled={counted === null || counted === row.onHand}
          >
            {t('stock.drawer.save')}
          </Button>
          <CountNote row={row} typed={typed} counted={counted} />
        </span>
      </label>
    </form>
  );
}

/** What saving would mean, before it is saved. */
function CountNote({ row, typed, counted }: { row: StockRow; typed: string; counted: number | null }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (typed === '') return null;
  if (counted === null) return <span className="caption danger">{t('stock.drawer.needed')}</span>;
  const promised = row.held + row.committed;
  if (counted < promised) {
    return (
      <span className="caption danger">
        {t('stock.drawer.belowPromised', { promised: format.number(promised) })}
      </span>
    );
  }
  const more = counted - row.onHand;
  if (more === 0) return <span className="caption">{t('stock.drawer.same')}</span>;
  const count = Math.abs(more);
  return (
    <span className="caption">{t(more > 0 ? 'stock.drawer.more' : 'stock.drawer.less', { count })}</span>
  );
}
