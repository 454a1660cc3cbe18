import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon';
import { ColumnMenu } from './column-menu';
import type { CsvColumn } from './csv';
import { ExportButton } from './export-button';
import { ListTable, type ListTableProps } from './list-table';
import type { LoadPage, Page } from './page';
import { useColumns } from './use-columns';

/** The frame of every list: tabs, filters, total, refresh, columns, export, and the table. */
export function ListPage<Row extends object>(
  props: ListTableProps<Row> & {
    /** Under which the choice of columns is kept. */
    name: string;
    exportName: string;
    csv: readonly CsvColumn<Row>[];
    load: LoadPage<Page<Row>>;
    tabs?: ReactNode;
    filters: ReactNode;
    /** How many and how much, of the whole filter. */
    summary: ReactNode;
  },
) {
  const { t } = useTranslation();
  const { view, address } = props;
  const columns = useColumns(props.name, props.columns);
  return (
    <section className="list-page">
      {props.tabs}
      <div className="list-tools">
        <div className="list-tools__filters">
          {props.filters}
          {address.isFiltered && (
            <Button type="text" className="support" onClick={() => address.clearFilters()}>
              {t('list.clear')}
            </Button>
          )}
        </div>
        <div className="list-tools__actions">
          <span className="support no-wrap">{view.page && props.summary}</span>
          <Button
            icon={<Icon name="refresh" />}
            aria-label={t('list.refresh')}
            title={t('list.refresh')}
            onClick={view.refresh}
          />
          <ColumnMenu columns={props.columns} choice={columns} />
          <ExportButton
            fileName={props.exportName}
            columns={props.csv}
            load={props.load}
            disabled={!view.page || view.page.total === 0}
          />
        </div>
      </div>
      <ListTable
        columns={columns.shown}
        view={view}
        address={address}
        rowId={props.rowId}
        empty={props.empty}
      />
    </section>
  );
}
