import { fen, sumFen, timesFen, type Fen } from '@shared/kernel/money';
import { App, Button, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useDeed } from '../../api/use-deed';
import { useStoreChoices } from '../../app/stores';
import { GoodsPicker } from '../../components/goods/goods-picker';
import { type Goods, type GoodsColumn, GoodsTable, PiecesInput } from '../../components/goods/goods-table';
import { Icon } from '../../components/icon';
import { useFormat } from '../../i18n/format';
import { CostInput } from './cost-input';
import { type PurchaseView, useSuppliers } from './purchase-rows';

type Line = Goods & { readonly quantity: number; readonly cost: Fen | null };
type Draft = {
  supplierId: string | null;
  locationId: string | null;
  remark: string;
  lines: readonly Line[];
};

const draftOf = (purchase: PurchaseView | null): Draft => ({
  supplierId: purchase?.supplier.supplierId ?? null,
  locationId: purchase?.location.placeId ?? null,
  remark: purchase?.remark ?? '',
  lines: purchase?.lines.map((line) => ({ ...line, cost: line.cost })) ?? [],
});

/** A new purchase, or other contents for one that is still a draft. */
export function PurchaseForm(props: { purchase: PurchaseView | null; onClose(purchaseId?: string): void }) {
  const { purchase, onClose } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const { message } = App.useApp();
  const stores = useStoreChoices();
  const suppliers = useSuppliers();
  const [draft, setDraft] = useState(() => draftOf(purchase));
  const { act, isBusy } = useDeed<PurchaseView>(['purchases']);
  const { supplierId, locationId, remark, lines } = draft;
  const change = (changes: Partial<Draft>) => setDraft((now) => ({ ...now, ...changes }));
  const total = sumFen(lines.map(({ cost, quantity }) => timesFen(cost ?? fen(0), quantity)));
  const isWhole =
    supplierId !== null &&
    locationId !== null &&
    lines.length > 0 &&
    lines.every(({ cost }) => cost !== null);

  function save(): void {
    if (supplierId === null || locationId === null) return;
    const goods = lines.map(({ skuId, quantity, cost }) => ({ skuId, quantity, cost: cost ?? 0 }));
    const purchaseId = purchase?.purchaseId ?? null;
    const input = { purchaseId, supplierId, locationId, remark, lines: goods };
    act({
      what: JSON.stringify(input),
      run: (requestId) => hq.savePurchase({ requestId, ...input }).then(valueOf),
      done: (saved) => {
        void message.success(t('purchases.form.done'));
        onClose(saved.purchaseId);
      },
    });
  }
  return (
    <Modal
      open
      width={720}
      title={t(purchase ? 'purchases.form.editTitle' : 'purchases.form.title')}
      okText={t('purchases.form.save', { total: format.money(total) })}
      cancelText={t('purchases.form.cancel')}
      okButtonProps={{ disabled: !isWhole, loading: isBusy }}
      onOk={save}
      onCancel={() => onClose()}
    >
      <div className="document-form">
        <div className="document-form__two">
          <label>
            <span className="caption">{t('purchases.column.supplier')}</span>
            <Select<string>
              aria-label={t('purchases.column.supplier')}
              placeholder={t('purchases.form.chooseSupplier')}
              notFoundContent={<span className="support">{t('purchases.form.noSupplier')}</span>}
              value={supplierId}
              loading={suppliers.isLoading}
              showSearch
              optionFilterProp="label"
              options={(suppliers.data ?? [])
                .filter(({ status }) => status === 'active')
                .map(({ supplierId: value, name }) => ({ value, label: name }))}
              onChange={(value) => change({ supplierId: value })}
            />
          </label>
          <label>
            <span className="caption">{t('purchases.column.location')}</span>
            <Select<string>
              aria-label={t('purchases.column.location')}
              placeholder={t('purchases.form.choosePlace')}
              value={locationId}
              loading={stores.isLoading}
              showSearch
              optionFilterProp="label"
              options={stores.choices}
              onChange={(value) => change({ locationId: value })}
            />
          </label>
        </div>
        <GoodsPicker
          taken={lines.map(({ skuId }) => skuId)}
          onPick={(goods) => change({ lines: [...lines, { ...goods, quantity: 1 }] })}
        />
        <FormLines lines={lines} onChange={(next) => change({ lines: next })} />
        <Input
          aria-label={t('purchases.form.remark')}
          placeholder={t('purchases.form.remark')}
          maxLength={200}
          value={remark}
          onChange={(event) => change({ remark: event.target.value })}
        />
      </div>
    </Modal>
  );
}

function FormLines({ lines, onChange }: { lines: readonly Line[]; onChange(lines: readonly Line[]): void }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (lines.length === 0) return null;
  const put = (skuId: string, changes: Partial<Line>) =>
    onChange(lines.map((line) => (line.skuId === skuId ? { ...line, ...changes } : line)));
  const labelOf = (what: string, { name, size }: Line) => `${what} ${format.text(name)} ${size}`;
  const columns: GoodsColumn<Line>[] = [
    {
      key: 'quantity',
      title: t('purchases.column.pieces'),
      width: 84,
      cell: (line) => (
        <PiecesInput
          label={labelOf(t('purchases.column.pieces'), line)}
          least={1}
          most={99_999}
          value={line.quantity}
          onChange={(quantity) => put(line.skuId, { quantity })}
        />
      ),
    },
    {
      key: 'cost',
      title: t('purchases.column.cost'),
      width: 104,
      cell: (line) => (
        <CostInput
          label={labelOf(t('purchases.column.cost'), line)}
          value={line.cost}
          onChange={(cost) => put(line.skuId, { cost })}
        />
      ),
    },
    {
      key: 'sum',
      title: t('purchases.column.sum'),
      width: 116,
      cell: ({ cost, quantity }) => (cost === null ? '—' : format.amount(timesFen(cost, quantity))),
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
          onClick={() => onChange(lines.filter((line) => line.skuId !== skuId))}
        />
      ),
    },
  ];
  return <GoodsTable lines={lines} columns={columns} />;
}
