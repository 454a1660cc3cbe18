import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useDeed } from '../../api/use-deed';
import { useStoreChoices } from '../../app/stores';
import { GoodsPicker } from '../../components/goods/goods-picker';
import { type Goods, GoodsTable, PiecesInput } from '../../components/goods/goods-table';
import { Icon } from '../../components/icon';
import { useFormat } from '../../i18n/format';
import { AvailableThere } from './available-there';
import type { TransferView } from './transfer-rows';

type Line = Goods & { readonly quantity: number };
type Draft = { from: string | null; to: string | null; remark: string; lines: readonly Line[] };
const nothing: Draft = { from: null, to: null, remark: '', lines: [] };

/** Headquarters sends goods from one place to another; the giving place ships next. */
export function NewTransfer({ isOpen, onClose }: { isOpen: boolean; onClose(transferId?: string): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const stores = useStoreChoices();
  const [draft, setDraft] = useState(nothing);
  const { act, isBusy } = useDeed<TransferView>(['transfers']);
  const { from, to, lines, remark } = draft;
  const change = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const setQuantity = (skuId: string, quantity: number) =>
    change({ lines: lines.map((line) => (line.skuId === skuId ? { ...line, quantity } : line)) });
  const pieces = lines.reduce((sum, { quantity }) => sum + quantity, 0);

  function make(): void {
    if (from === null || to === null) return;
    const goods = lines.map(({ skuId, quantity }) => ({ skuId, quantity }));
    const input = { fromId: from, toId: to, lines: goods, remark };
    act({
      what: JSON.stringify(input),
      run: (requestId) => hq.createTransfer({ requestId, ...input }).then(valueOf),
      done: ({ transferId }) => {
        setDraft(nothing);
        void message.success(t('transfers.new.done'));
        onClose(transferId);
      },
    });
  }
  const place = (end: 'from' | 'to', other: string | null) => (
    <label>
      <span className="caption">{t(`transfers.column.${end}`)}</span>
      <Select<string>
        aria-label={t(`transfers.column.${end}`)}
        placeholder={t('transfers.new.choose')}
        value={draft[end]}
        loading={stores.isLoading}
        showSearch
        optionFilterProp="label"
        options={stores.choices.map((group) => ({
          ...group,
          options: group.options.filter(({ value }) => value !== other),
        }))}
        onChange={(value) => change({ [end]: value })}
      />
    </label>
  );
  return (
    <Modal
      open={isOpen}
      width={640}
      title={t('transfers.new.title')}
      okText={t('transfers.new.make', { count: pieces, pieces: format.number(pieces) })}
      cancelText={t('transfers.new.cancel')}
      okButtonProps={{ disabled: from === null || to === null || pieces === 0, loading: isBusy }}
      onOk={make}
      onCancel={() => onClose()}
    >
      <div className="document-form">
        <div className="document-form__two">
          {place('from', to)}
          {place('to', from)}
        </div>
        <GoodsPicker
          taken={lines.map(({ skuId }) => skuId)}
          onPick={(goods) => change({ lines: [...lines, { ...goods, quantity: 1 }] })}
        />
        {lines.length > 0 && (
          <GoodsTable
            lines={lines}
            columns={[
              {
                key: 'available',
                title: t('transfers.new.available'),
                width: 90,
                cell: ({ skuId, quantity }) => (
                  <AvailableThere placeId={from} skuId={skuId} wanted={quantity} />
                ),
              },
              {
                key: 'quantity',
                title: t('transfers.new.quantity'),
                width: 84,
                cell: ({ skuId, quantity, name, size }) => (
                  <PiecesInput
                    label={`${t('transfers.new.quantity')} ${format.text(name)} ${size}`}
                    least={1}
                    value={quantity}
                    onChange={(value) => setQuantity(skuId, value)}
                  />
                ),
              },
              {
                key: 'remove',
                title: '',
                width: 40,
                cell: ({ skuId }) => (
                  <Button
                    type="text"
                    className="goods-remove"
                    aria-label={t('list.goods.remove')}
                    icon={<Icon name="close" />}
                    onClick={() => change({ lines: lines.filter((line) => line.skuId !== skuId) })}
                  />
                ),
              },
            ]}
          />
        )}
        <Input
          aria-label={t('transfers.new.remark')}
          placeholder={t('transfers.new.remark')}
          maxLength={200}
          value={remark}
          onChange={(event) => change({ remark: event.target.value })}
        />
      </div>
    </Modal>
  );
}
