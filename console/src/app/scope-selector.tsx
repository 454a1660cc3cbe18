import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Icon } from '../components/icon';
import { SCOPE, useListAddress } from '../components/list/use-list-address';
import { useStoreChoices } from './stores';

const names = [SCOPE] as const;

/** All stores or one. The choice is in the address and goes along to every page that knows stores. */
export function ScopeSelector({ isScoped }: { isScoped: boolean }) {
  const { t } = useTranslation();
  const { choices, isLoading } = useStoreChoices();
  const { filters, setFilters } = useListAddress(names);
  return (
    <Select<string>
      aria-label={t('frame.scope.label')}
      className="scope"
      prefix={<Icon name="store" />}
      value={isScoped ? (filters.store ?? '') : ''}
      disabled={!isScoped}
      title={isScoped ? t('frame.scope.label') : t('frame.scope.notHere')}
      loading={isLoading}
      options={[{ value: '', label: t('frame.scope.all') }, ...choices]}
      onChange={(store) => setFilters({ store: store || undefined })}
      showSearch
      optionFilterProp="label"
      placeholder={t('frame.scope.search')}
      notFoundContent={t('frame.scope.none')}
      popupMatchSelectWidth={280}
      suffixIcon={<Icon name="down" />}
    />
  );
}
