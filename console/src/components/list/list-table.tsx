import { Button, Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import { State } from '../state';
import { Pager } from './pager';
import type { Page } from './page';
import type { ListColumn } from './use-columns';
import type { ListAddress, Sort } from './use-list-address';
import type { ListView } from './use-list';

type Placeholder = { placeholder: number };

const PLACEHOLDERS: Placeholder[] = Array.from({ length: 10 }, (_, index) => ({ placeholder: index }));

/** Column heads stay in view while the page scrolls; the offset takes back the page's own padding. */
const sticky = {
  offsetHeader: -20,
  getContainer: () => document.querySelector<HTMLElement>('.frame__body') ?? document.body,
};

const STRETCHING_COLUMN = 260;

/** Below this the table scrolls sideways instead of squeezing its names away. */
const leastWidth = <Row,>(columns: readonly ListColumn<Row>[]): number =>
  columns.reduce((sum, column) => sum + (column.stretches ? STRETCHING_COLUMN : (column.width ?? 0)), 0);

export type ListTableProps<Row> = {
  columns: readonly ListColumn<Row>[];
  view: ListView<Page<Row>>;
  address: ListAddress;
  rowId(row: Row): string;
  /** What to show when there is nothing at all, filters aside. */
  empty: ReactNode;
};

/** The table of every list: one page, one row height, a row click opens the drawer. */
export function ListTable<Row extends object>(props: ListTableProps<Row>) {
  const { view, address } = props;
  const { page, error } = view;
  if (!page) return error ? <Failed view={view} /> : <Loading columns={props.columns} />;
  return (
    <>
      {error && <Stale view={view} />}
      <div
        className={view.isTurning ? 'card list-card list-card--turning' : 'card list-card'}
        aria-busy={view.isFetching}
      >
        {page.rows.length === 0 ? (
          <Empty address={address}>{props.empty}</Empty>
        ) : (
          <Table<Row>
            columns={props.columns.map((column) => antdColumn(column, address.sort))}
            dataSource={[...page.rows]}
            rowKey={props.rowId}
            pagination={false}
            tableLayout="fixed"
            sticky={sticky}
            scroll={{ x: leastWidth(props.columns) }}
            onChange={(_, __, sorted) => {
              const { columnKey, order } = Array.isArray(sorted) ? (sorted[0] ?? {}) : sorted;
              address.setSort(columnKey && order ? { key: String(columnKey), order } : null);
            }}
            rowClassName={(row) => (props.rowId(row) === address.openId ? 'ant-table-row-selected' : '')}
            onRow={(row) => {
              const open = () => address.open(props.rowId(row));
              return {
                tabIndex: 0,
                onClick: open,
                onKeyDown: (event) => {
                  if (event.key === 'Enter' && event.target === event.currentTarget) open();
                },
              };
            }}
          />
        )}
        {(page.rows.length > 0 || address.trail.length > 0) && (
          <Pager address={address} nextCursor={page.nextCursor} />
        )}
      </div>
    </>
  );
}

function antdColumn<Row>(column: ListColumn<Row>, sort: Sort | null): TableColumnType<Row> {
  return {
    key: column.key,
    title: column.title,
    render: (_, row) => column.cell(row),
    ...(column.width && !column.stretches && { width: column.width }),
    ...(column.align && { align: column.align }),
    ...(column.sortable && {
      sorter: true,
      showSorterTooltip: false,
      sortOrder: sort?.key === column.key ? sort.order : null,
    }),
  };
}

/** The same column with a grey bar of some length where its content will be. */
function placeholderColumn<Row>(column: ListColumn<Row>, index: number): ListColumn<Placeholder> {
  const { sortable: _, ...looks } = column;
  const cell = ({ placeholder }: Placeholder) => (
    <div
      className="skeleton"
      style={{
        width: `${45 + ((placeholder * 7 + index * 13) % 40)}%`,
        ...(column.align && { marginLeft: 'auto' }),
      }}
    />
  );
  return { ...looks, cell };
}

function Loading<Row>({ columns }: { columns: readonly ListColumn<Row>[] }) {
  const { t } = useTranslation();
  return (
    <div className="card list-card" role="status" aria-label={t('list.loading')}>
      <Table<Placeholder>
        columns={columns.map((column, index) => antdColumn(placeholderColumn(column, index), null))}
        dataSource={PLACEHOLDERS}
        rowKey="placeholder"
        pagination={false}
        tableLayout="fixed"
      />
    </div>
  );
}

function Failed({ view }: { view: ListView }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  return (
    <div className="card">
      <State
        alert
        icon="warn"
        title={t('list.failed')}
        text={sentences.error(view.error)}
        action={
          <Button loading={view.isFetching} onClick={view.refresh}>
            {t('list.retry')}
          </Button>
        }
      />
    </div>
  );
}

function Stale({ view }: { view: ListView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sentences = useSentences();
  return (
    <div className="notice notice--warning" role="alert">
      <span className="grow">
        {t('list.stale', { time: format.time(view.asOf), why: sentences.error(view.error) })}
      </span>
      <Button size="small" loading={view.isFetching} onClick={view.refresh}>
        {t('list.retry')}
      </Button>
    </div>
  );
}

function Empty({ address, children }: { address: ListAddress; children: ReactNode }) {
  const { t } = useTranslation();
  if (!address.isNarrowed) return <>{children}</>;
  return (
    <State
      icon="search"
      title={t('list.empty.filtered')}
      text={t('list.empty.filteredHint')}
      action={<Button onClick={() => address.clearFilters('scopeToo')}>{t('list.clear')}</Button>}
    />
  );
}
