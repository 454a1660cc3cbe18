import type { Fen } from '@shared/kernel/money';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import type { PurchaseView } from './purchase-rows';

const shortOf = (id: string): string => id.split('-').at(-1) ?? id;

/** Receipts and returns with the money they make due, newest first. */
export function Payables({ purchase }: { purchase: PurchaseView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { receipts, returns, payables } = purchase;
  if (receipts.length === 0) return null;
  const amountOf = new Map<string, Fen>(payables.map(({ payableId, amount }) => [payableId, amount]));
  const piecesOf = (lines: readonly { quantity: number }[]) =>
    lines.reduce((sum, { quantity }) => sum + quantity, 0);
  const entries = [
    ...receipts.map(({ receiptId, at, lines, payableAt }) => ({
      ...{ id: receiptId, at, pieces: piecesOf(lines), kind: 'received' as const },
      note: t('purchases.drawer.payableAt', { day: format.moment(payableAt) }),
    })),
    ...returns.map(({ returnId, receiptId, at, lines, status }) => ({
      ...{ id: returnId, at, pieces: piecesOf(lines), kind: status },
      note: t('purchases.drawer.ofReceipt', { short: shortOf(receiptId) }),
    })),
  ].sort((a, b) => b.at - a.at);
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('purchases.drawer.payables')}</h2>
      {entries.map(({ id, at, pieces, kind, note }) => {
        const amount = amountOf.get(id);
        return (
          <div key={id} className="payable">
            <div className="two-lines">
              <div>
                {t(`purchases.entry.${kind}`)} {shortOf(id)} ·{' '}
                {t('purchases.drawer.pieces', { count: pieces, pieces: format.number(pieces) })}
              </div>
              <div className="caption">{note}</div>
            </div>
            <span className="caption no-wrap">{format.moment(at)}</span>
            <b className={amount !== undefined && amount < 0 ? 'reduced' : undefined}>
              {amount === undefined ? '—' : format.money(amount)}
            </b>
          </div>
        );
      })}
    </section>
  );
}

/** Who did what with a purchase, newest first. */
export function PurchaseTimeline({ purchase }: { purchase: PurchaseView }) {
  const { t } = useTranslation();
  const format = useFormat();
  // A return is started and done in one moment; people know it as one thing.
  const steps = purchase.steps
    .map((step, at) => ({ ...step, by: step.by ?? purchase.steps[at - 1]?.by ?? null }))
    .filter(({ event }) => event !== 'returnStarted')
    .reverse();
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('purchases.drawer.timeline')}</h2>
      <ol className="timeline">
        {steps.map((step, index) => (
          <li key={`${step.event}-${step.at}-${index}`}>
            <div className="between">
              <span>
                {t(`purchases.event.${step.event}`)}
                {step.pieces > 0 &&
                  ` · ${t('purchases.drawer.pieces', { count: step.pieces, pieces: format.number(step.pieces) })}`}
              </span>
              <span className="caption no-wrap">{format.moment(step.at)}</span>
            </div>
            {step.by && <div className="caption">{step.by}</div>}
          </li>
        ))}
      </ol>
    </section>
  );
}
