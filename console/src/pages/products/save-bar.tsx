import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ProductEditing } from './use-product-editing';

/** The drawer's actions: the main one at the right says how much it saves. */
export function SaveBar({ editing }: { editing: ProductEditing }) {
  const { t } = useTranslation();
  const { changeCount } = editing;
  return (
    <>
      <span className="grow" />
      {changeCount > 0 && (
        <Button disabled={editing.isSaving} onClick={editing.discard}>
          {t('products.drawer.discard')}
        </Button>
      )}
      <Button
        type="primary"
        disabled={changeCount === 0 || !editing.isSound}
        loading={editing.isSaving}
        onClick={editing.save}
      >
        {changeCount > 0 ? t('products.drawer.saveCount', { count: changeCount }) : t('products.drawer.save')}
      </Button>
    </>
  );
}
