import { App, Button, Input, InputNumber, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useDeed } from '../../api/use-deed';
import { State } from '../../components/state';
import { Tag } from '../../components/tag';
import { useSentences } from '../../i18n/sentence';
import { type SupplierView, useSuppliers } from './purchase-rows';

type Draft = Omit<SupplierView, 'updatedAt'> & { readonly seenAt: number | null };

const newSupplier: Draft = {
  ...{ supplierId: '', seenAt: null, name: '', contact: '', phone: '', address: '' },
  ...{ paymentDays: 30, status: 'active' },
};

/** Those the chain buys from: a list, and one at a time to write down or change. */
export function Suppliers({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState<Draft | null>(null);
  const close = () => {
    setDraft(null);
    onClose();
  };
  if (draft) {
    return <SupplierForm key={draft.supplierId} start={draft} onClose={() => setDraft(null)} />;
  }
  return (
    <Modal
      open={isOpen}
      width={640}
      title={t('purchases.suppliers.open')}
      cancelText={t('purchases.suppliers.close')}
      okText={t('purchases.suppliers.new')}
      onOk={() => setDraft(newSupplier)}
      onCancel={close}
    >
      <SupplierList onEdit={({ updatedAt, ...supplier }) => setDraft({ ...supplier, seenAt: updatedAt })} />
    </Modal>
  );
}

function SupplierList({ onEdit }: { onEdit(supplier: SupplierView): void }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const { data, error } = useSuppliers();
  if (error) return <State alert icon="warn" title={t('list.failed')} text={sentences.error(error)} />;
  if (!data) return <div className="skeleton" role="status" aria-label={t('list.loading')} />;
  if (data.length === 0)
    return (
      <State
        icon="cart"
        title={t('purchases.suppliers.empty.title')}
        text={t('purchases.suppliers.empty.hint')}
      />
    );
  return (
    <div className="supplier-rows">
      {data.map((supplier) => (
        <div key={supplier.supplierId} className="supplier-row">
          <div className="two-lines">
            <div title={supplier.name}>{supplier.name}</div>
            <div className="caption">{supplier.supplierId}</div>
          </div>
          <div className="two-lines">
            <div title={supplier.contact}>{supplier.contact || '—'}</div>
            <div className="caption">{supplier.phone}</div>
          </div>
          <span>
            {supplier.status === 'active' ? (
              <span className="support no-wrap">
                {t('purchases.suppliers.days', { count: supplier.paymentDays })}
              </span>
            ) : (
              <Tag tone="outline">{t('purchases.suppliers.status.paused')}</Tag>
            )}
          </span>
          <Button type="text" onClick={() => onEdit(supplier)}>
            {t('purchases.action.edit')}
          </Button>
        </div>
      ))}
    </div>
  );
}

function SupplierForm({ start, onClose }: { start: Draft; onClose(): void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [draft, setDraft] = useState(start);
  const { act, isBusy } = useDeed<SupplierView>(['suppliers', 'purchases']);
  const isNew = start.seenAt === null;
  const isSound = /^[A-Za-z0-9_-]{1,64}$/.test(draft.supplierId) && draft.name.trim() !== '';
  const save = () =>
    act({
      what: JSON.stringify(draft),
      run: (requestId) => hq.saveSupplier({ requestId, ...draft }).then(valueOf),
      done: () => {
        void message.success(t('purchases.suppliers.saved'));
        onClose();
      },
    });
  const field = (key: 'supplierId' | 'name' | 'contact' | 'phone' | 'address', most: number) => (
    <label>
      <span className="caption">{t(`purchases.suppliers.field.${key}`)}</span>
      <Input
        aria-label={t(`purchases.suppliers.field.${key}`)}
        value={draft[key]}
        maxLength={most}
        disabled={key === 'supplierId' && !isNew}
        onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <Modal
      open
      width={560}
      title={isNew ? t('purchases.suppliers.new') : start.name}
      okText={t('purchases.suppliers.save')}
      cancelText={t('purchases.suppliers.back')}
      okButtonProps={{ disabled: !isSound, loading: isBusy }}
      onOk={save}
      onCancel={onClose}
    >
      <div className="document-form">
        <div className="document-form__two">
          {field('supplierId', 64)}
          {field('name', 100)}
          {field('contact', 40)}
          {field('phone', 30)}
        </div>
        {field('address', 120)}
        <div className="document-form__two">
          <label>
            <span className="caption">{t('purchases.suppliers.field.paymentDays')}</span>
            <InputNumber
              className="pieces-input"
              aria-label={t('purchases.suppliers.field.paymentDays')}
              min={0}
              max={365}
              precision={0}
              controls={false}
              value={draft.paymentDays}
              onChange={(days) => setDraft({ ...draft, paymentDays: days ?? 0 })}
            />
          </label>
          <label>
            <span className="caption">{t('purchases.suppliers.field.status')}</span>
            <Select<'active' | 'paused'>
              aria-label={t('purchases.suppliers.field.status')}
              value={draft.status}
              options={(['active', 'paused'] as const).map((value) => ({
                value,
                label: t(`purchases.suppliers.status.${value}`),
              }))}
              onChange={(status) => setDraft({ ...draft, status })}
            />
          </label>
        </div>
      </div>
    </Modal>
  );
}
