import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Count, type GoodsColumn, GoodsTable, PiecesInput } from '../../components/goods/goods-table';
import { useFormat } from '../../i18n/format';
import { CostInput } from './cost-input';
import type { PurchaseLine, PurchaseView } from './purchase-rows';
import { costOf, linesOf, mostOf, type PurchaseDraft, returnable, typedOf } from './purchase-task';

type Props = {
  purchase: PurchaseView;
  draft: PurchaseDraft;
  onDraft(changes: Partial<PurchaseDraft>): void;
};

/** The goods of a purchase; while something is received or returned, with its numbers to type. */
export function PurchaseLines({ purchase, draft, onDraft }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { task } = draft;
  const columns = usePurchaseLineColumns({ purchase, draft, onDraft });
  return (
    <section className="drawer-section">
      <h2 className="section-title">
        {task === null
          ? t('purchases.drawer.lines', { count: purchase.pieces, pieces: format.number(purchase.pieces) })
          : t(`purchases.drawer.${task}Title`)}
      </h2>
      {task === 'return' && (
        <span className="purchase-receipt">
          <Select<string>
            className="goods-picker"
            aria-label={t('purchases.drawer.chooseReceipt')}
            value={draft.receiptId}
            options={returnable(purchase).map(({ receiptId, at, lines }) => {
              const count = lines.reduce((sum, line) => sum + line.quantity, 0);
              const facts = { short: receiptId.split('-').at(-1), time: format.moment(at), count };
              return {
                value: receiptId,
                label: t('purchases.drawer.receipt', { ...facts, pieces: format.number(count) }),
              };
            })}
            onChange={(receiptId) => onDraft({ receiptId, pieces: {} })}
          />
        </span>
      )}
      <GoodsTable lines={linesOf(draft, purchase)} columns={columns} />
    </section>
  );
}

function usePurchaseLineColumns({ purchase, draft, onDraft }: Props): GoodsColumn<PurchaseLine>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { task } = draft;
  const count = (key: 'quantity' | 'received' | 'returned', title: string): GoodsColumn<PurchaseLine> => ({
    ...{ key, title },
    cell: (line) => <Count value={line[key]} />,
  });
  const cost: GoodsColumn<PurchaseLine> = {
    key: 'cost',
    title: t('purchases.column.cost'),
    width: 92,
    cell: (line) => format.amount(line.cost),
  };
  if (task === null) {
    return [
      count('quantity', t('purchases.column.pieces')),
      count('received', t('purchases.column.received')),
      count('returned', t('purchases.column.returned')),
      cost,
    ];
  }
  const labelOf = (what: string, line: PurchaseLine) => `${what} ${format.text(line.name)} ${line.size}`;
  const typed: GoodsColumn<PurchaseLine>[] = [
    {
      key: 'most',
      title: t(`purchases.typed.${task}Most`),
      width: 64,
      cell: (line) => format.number(mostOf(draft, purchase, line)),
    },
    {
      key: 'typed',
      title: t(`purchases.typed.${task}`),
      width: 84,
      cell: (line) => (
        <PiecesInput
          label={labelOf(t(`purchases.typed.${task}`), line)}
          most={mostOf(draft, purchase, line)}
          value={typedOf(draft, purchase, line)}
          onChange={(pieces) => onDraft({ pieces: { ...draft.pieces, [line.skuId]: pieces } })}
        />
      ),
    },
  ];
  if (task === 'return') return typed;
  return [
    ...typed,
    {
      key: 'noteCost',
      title: t('purchases.column.cost'),
      width: 104,
      cell: (line) => (
        <CostInput
          label={labelOf(t('purchases.column.cost'), line)}
          value={costOf(draft, line)}
          onChange={(typedCost) => onDraft({ costs: { ...draft.costs, [line.skuId]: typedCost } })}
        />
      ),
    },
  ];
}
