import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router-dom';
import type { Store } from '../../app/stores';
import { Copyable } from '../../components/copyable';
import { RecordDrawer } from '../../components/drawer/record-drawer';
import type { ListAddress } from '../../components/list/use-list-address';
import { useFormat } from '../../i18n/format';
import { StoreStatusTag } from './store-columns';

/** One store, and the way to its orders and its stock. */
export function StoreDrawer(props: {
  address: ListAddress;
  ids: readonly string[];
  store: Store | undefined;
  query: { error: Error | null; refetch(): unknown };
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const navigate = useNavigate();
  const { store } = props;
  return (
    <RecordDrawer
      address={props.address}
      ids={props.ids}
      loaded={store !== undefined}
      error={props.query.error}
      retry={() => void props.query.refetch()}
      title={
        store && (
          <>
            <span className="one-line">{format.text(store.name)}</span>
            <StoreStatusTag status={store.status} />
          </>
        )
      }
      footer={
        store && (
          <>
            <span className="grow" />
            <Button onClick={() => navigate(`/stock?store=${store.storeId}`)}>
              {t('stores.drawer.stock')}
            </Button>
            <Button type="primary" onClick={() => navigate(`/orders?store=${store.storeId}`)}>
              {t('stores.drawer.orders')}
            </Button>
          </>
        )
      }
    >
      {store && (
        <dl className="facts">
          <dt>{t('stores.column.storeId')}</dt>
          <dd>
            <Copyable text={store.storeId} />
          </dd>
          <dt>{t('stores.column.nameZh')}</dt>
          <dd>{store.name.zh}</dd>
          <dt>{t('stores.column.nameEn')}</dt>
          <dd>{store.name.en}</dd>
          <dt>{t('stores.column.city')}</dt>
          <dd>{format.text(store.city)}</dd>
          <dt>{t('stores.kind')}</dt>
          <dd>{t(`frame.storeKind.${store.kind}`)}</dd>
          <dt>{t('stores.mode.label')}</dt>
          <dd>{t(`stores.mode.${store.mode}`)}</dd>
          <dt>{t('stores.column.guides')}</dt>
          <dd>{t('stores.drawer.guides', { count: store.guideCount })}</dd>
        </dl>
      )}
    </RecordDrawer>
  );
}
