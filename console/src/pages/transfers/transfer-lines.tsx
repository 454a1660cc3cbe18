import type { TransferLineView } from '@shared/contracts/transfer.schemas';
import { useTranslation } from 'react-i18next';
import { Count, GoodsTable, PiecesInput, type GoodsColumn } from '../../components/goods/goods-table';
import { useFormat } from '../../i18n/format';
import type { TransferView } from './transfer-rows';
import { differenceOf, type Draft, mostOf, type TransferTask, typedOf } from './transfer-task';

type Props = {
  transfer: TransferView;
  task: TransferTask | null;
  draft: Draft;
  onType(skuId: string, pieces: number): void;
};

/** The goods of a transfer, how far each got, and the numbers of the step that comes next. */
export function TransferLines({ transfer, task, draft, onType }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const lines = task === 'resolve' ? transfer.lines.filter(({ missing }) => missing > 0) : transfer.lines;
  const count = (key: 'asked' | 'approved' | 'shipped' | 'received'): GoodsColumn<TransferLineView> => ({
    key,
    title: t(`transfers.column.${key}`),
    cell: (line) => <Count value={line[key]} />,
  });
  const difference: GoodsColumn<TransferLineView> = {
    key: 'difference',
    title: t('transfers.column.difference'),
    width: 92,
    cell: (line) => <Difference line={line} />,
  };
  const typing: GoodsColumn<TransferLineView>[] = task
    ? [
        {
          key: 'typed',
          title: t(`transfers.typed.${task}`),
          width: 78,
          cell: (line) => {
            const most = mostOf(task, line);
            return (
              <PiecesInput
                label={`${t(`transfers.typed.${task}`)} ${format.text(line.name)} ${line.size}`}
                value={typedOf(task, line, draft)}
                {...(most !== undefined && { most })}
                onChange={(pieces) => onType(line.skuId, pieces)}
              />
            );
          },
        },
      ]
    : [];
  const back: GoodsColumn<TransferLineView>[] =
    task === 'resolve'
      ? [
          {
            key: 'back',
            title: t('transfers.column.back'),
            width: 72,
            cell: (line) => <Count value={line.missing - typedOf('resolve', line, draft)} />,
          },
        ]
      : [];
  const before = {
    approve: [count('asked')],
    ship: [count('asked'), count('approved')],
    receive: [count('shipped'), count('received')],
    resolve: [count('shipped'), count('received')],
  };
  const columns = task
    ? [...before[task], ...typing, ...back]
    : [count('asked'), count('shipped'), count('received'), difference];
  const pieces = lines.reduce((sum, { asked }) => sum + asked, 0);
  return (
    <section className="drawer-section">
      <h2 className="section-title">
        {t('transfers.drawer.lines', { count: pieces, pieces: format.number(pieces) })}
      </h2>
      <GoodsTable lines={lines} columns={columns} />
      {task === 'receive' && <ReceiptNote transfer={transfer} draft={draft} />}
      {task === 'resolve' && (
        <p className="document-note document-note--quiet">{t('transfers.drawer.resolveHint')}</p>
      )}
    </section>
  );
}

/** What became of pieces that did not arrive, or arrived unsent. */
function Difference({ line }: { line: TransferLineView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = (['missing', 'lost', 'returned', 'found'] as const).filter((kind) => line[kind] > 0);
  if (kinds.length === 0) return <span className="support">—</span>;
  return (
    <>
      {kinds.map((kind) => (
        <div key={kind} className={kind === 'missing' || kind === 'lost' ? 'danger' : undefined}>
          {t(`transfers.difference.${kind}`, { pieces: format.number(line[kind]) })}
        </div>
      ))}
    </>
  );
}

/** What confirming would say, before it is said. */
function ReceiptNote({ transfer, draft }: { transfer: TransferView; draft: Draft }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { short, over } = differenceOf(transfer, draft);
  if (short === 0 && over === 0) return null;
  const isLast = transfer.receipts > 0;
  return (
    <div className="document-note" role="status">
      {short > 0 && (
        <div>
          {t(isLast ? 'transfers.drawer.shortLast' : 'transfers.drawer.short', {
            count: short,
            pieces: format.number(short),
          })}
        </div>
      )}
      {over > 0 && <div>{t('transfers.drawer.over', { count: over, pieces: format.number(over) })}</div>}
    </div>
  );
}
