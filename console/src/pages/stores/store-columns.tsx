import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '../../app/stores';
import type { CsvColumn } from '../../components/list/csv';
import type { ListColumn } from '../../components/list/use-columns';
import { Tag, type Tone } from '../../components/tag';
import { useFormat } from '../../i18n/format';

const tones: Record<Store['status'], Tone> = { open: 'positive', preparing: 'warning', closed: 'plain' };

export function StoreStatusTag({ status }: { status: Store['status'] }) {
  const { t } = useTranslation();
  return <Tag tone={tones[status]}>{t(`stores.status.${status}`)}</Tag>;
}

/** What the list shows of a store; every column sorts, because all rows are here. */
export function useStoreColumns(): ListColumn<Store>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      {
        key: 'store',
        title: t('stores.column.store'),
        stretches: true,
        always: true,
        sortable: true,
        cell: (row) => (
          <div className="two-lines">
            <div>{format.text(row.name)}</div>
            <div className="caption">{row.storeId}</div>
          </div>
        ),
      },
      {
        key: 'city',
        title: t('stores.column.city'),
        width: 150,
        sortable: true,
        cell: (row) => format.text(row.city),
      },
      {
        key: 'kind',
        title: t('stores.kind'),
        width: 130,
        sortable: true,
        cell: (row) => t(`frame.storeKind.${row.kind}`),
      },
      {
        key: 'mode',
        title: t('stores.mode.label'),
        width: 130,
        sortable: true,
        cell: (row) => t(`stores.mode.${row.mode}`),
      },
      {
        key: 'guides',
        title: t('stores.column.guides'),
        width: 110,
        align: 'right',
        sortable: true,
        cell: (row) => format.number(row.guideCount),
      },
      {
        key: 'status',
        title: t('stores.status.label'),
        width: 150,
        sortable: true,
        cell: (row) => <StoreStatusTag status={row.status} />,
      },
    ],
    [t, format],
  );
}

/** What an export says of a store. */
export function useStoreCsv(): CsvColumn<Store>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(
    () => [
      { title: t('stores.column.storeId'), value: (row) => row.storeId },
      { title: t('stores.column.nameZh'), value: (row) => row.name.zh },
      { title: t('stores.column.nameEn'), value: (row) => row.name.en },
      { title: t('stores.column.city'), value: (row) => format.text(row.city) },
      { title: t('stores.kind'), value: (row) => t(`frame.storeKind.${row.kind}`) },
      { title: t('stores.mode.label'), value: (row) => t(`stores.mode.${row.mode}`) },
      { title: t('stores.column.guides'), value: (row) => row.guideCount },
      { title: t('stores.status.label'), value: (row) => t(`stores.status.${row.status}`) },
    ],
    [t, format],
  );
}
