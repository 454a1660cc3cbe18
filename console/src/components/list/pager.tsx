import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon';
import { pageNumber, pageSizes } from './paging';
import type { ListAddress } from './use-list-address';

/** Page size, and the way to the next and the previous page. */
export function Pager({ address, nextCursor }: { address: ListAddress; nextCursor: string | null }) {
  const { t } = useTranslation();
  return (
    <div className="between pager">
      <Select
        variant="borderless"
        value={address.size}
        aria-label={t('list.pageSize', { size: address.size })}
        options={pageSizes.map((size) => ({ value: size, label: t('list.pageSize', { size }) }))}
        onChange={address.setSize}
        popupMatchSelectWidth={false}
        suffixIcon={<Icon name="down" />}
      />
      <span className="row pager__turn">
        <Button
          icon={<Icon name="left" />}
          aria-label={t('list.previous')}
          title={t('list.previous')}
          disabled={address.trail.length === 0}
          onClick={address.goPrevious}
        />
        <span className="support" aria-live="polite">
          {t('list.page', { page: pageNumber(address.trail) })}
        </span>
        <Button
          icon={<Icon name="right" />}
          aria-label={t('list.next')}
          title={t('list.next')}
          disabled={nextCursor === null}
          onClick={() => nextCursor && address.goNext(nextCursor)}
        />
      </span>
    </div>
  );
}
