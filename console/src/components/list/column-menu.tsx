import { Button, Checkbox, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon';
import type { ListColumn } from './use-columns';

type Choice = { isShown(key: string): boolean; toggle(key: string): void; reset(): void };

/** Lets people decide which columns they see. */
export function ColumnMenu<Row>({
  columns,
  choice,
}: {
  columns: readonly ListColumn<Row>[];
  choice: Choice;
}) {
  const { t } = useTranslation();
  const menu = (
    <div className="column-menu">
      {columns.map((column) => (
        <Checkbox
          key={column.key}
          checked={column.always || choice.isShown(column.key)}
          disabled={column.always ?? false}
          onChange={() => choice.toggle(column.key)}
        >
          {column.title}
        </Checkbox>
      ))}
      <Button type="link" size="small" onClick={choice.reset}>
        {t('list.columnsReset')}
      </Button>
    </div>
  );
  return (
    <Popover content={menu} trigger="click" placement="bottomRight" arrow={false}>
      <Button icon={<Icon name="columns" />} aria-label={t('list.columns')} title={t('list.columns')} />
    </Popover>
  );
}
