import { App, Button, InputNumber } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useDeed } from '../../api/use-deed';
import type { StockRow } from './stock-rows';
import '../../components/goods/goods.css';

const channels = ['mall', 'ecommerce', 'franchise'] as const;
type Channel = (typeof channels)[number];
type Draft = { safety?: number; quotas: Partial<Record<Channel, number | null>> };

/** How much of a figure is never promised, and how much each channel may be promised. */
export function StockSettings({ row }: { row: StockRow }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { act, isBusy } = useDeed<StockRow | undefined>(['stock']);
  const [draft, setDraft] = useState<Draft>({ quotas: {} });
  const { locationId, skuId } = row;
  const safety = draft.safety ?? row.safety;
  const quotaOf = (channel: Channel) =>
    channel in draft.quotas ? (draft.quotas[channel] ?? null) : (row.quotas[channel] ?? null);
  const changed = channels.filter((channel) => quotaOf(channel) !== (row.quotas[channel] ?? null));
  const isChanged = safety !== row.safety || changed.length > 0;

  const save = () =>
    act({
      what: JSON.stringify([locationId, skuId, safety, changed.map(quotaOf)]),
      run: async (requestId) => {
        const figure = { requestId, locationId, skuId };
        let after: StockRow | undefined;
        if (safety !== row.safety) after = valueOf(await hq.setSafetyStock({ ...figure, safety }));
        for (const channel of changed)
          after = valueOf(await hq.setQuota({ ...figure, channel, quota: quotaOf(channel) }));
        return after;
      },
      done: () => {
        setDraft({ quotas: {} });
        void message.success(t('stock.drawer.settingsSaved'));
      },
    });
  const input = (label: string, value: number | null, change: (pieces: number | null) => void) => (
    <label key={label}>
      <span className="caption one-line" title={label}>
        {label}
      </span>
      <InputNumber
        className="pieces-input"
        aria-label={label}
        placeholder={t('stock.drawer.noLimit')}
        min={0}
        max={1_000_000}
        precision={0}
        controls={false}
        value={value}
        onChange={change}
      />
    </label>
  );
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('stock.drawer.settings')}</h2>
      <p className="caption">{t('stock.drawer.settingsHint')}</p>
      <div className="stock-settings">
        {input(t('stock.column.safety'), safety, (pieces) => setDraft({ ...draft, safety: pieces ?? 0 }))}
        {channels.map((channel) =>
          input(t(`stock.channel.${channel}`), quotaOf(channel), (pieces) =>
            setDraft({ ...draft, quotas: { ...draft.quotas, [channel]: pieces } }),
          ),
        )}
      </div>
      {isChanged && (
        <div className="stock-settings__save">
          <Button type="primary" loading={isBusy} onClick={save}>
            {t('stock.drawer.saveSettings')}
          </Button>
        </div>
      )}
    </section>
  );
}
