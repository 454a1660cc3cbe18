import { Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Copyable } from '../../components/copyable';
import { Picture } from '../../components/picture';
import { nameLimits, nameProblem } from './product-draft';
import type { ProductEditing } from './use-product-editing';

/** Picture, names in both languages, and whether it is on sale. */
export function ProductNames({ editing }: { editing: ProductEditing }) {
  const { t } = useTranslation();
  const { product, draft } = editing;
  return (
    <div className="product-head">
      <Picture picture={product.picture} size={112} />
      <div className="grow product-head__fields">
        {(['zh', 'en'] as const).map((language) => {
          const problem = nameProblem(product, draft, language);
          return (
            <label key={language} className="product-field">
              <span className="caption">
                {t(language === 'zh' ? 'products.drawer.nameZh' : 'products.drawer.nameEn')}
              </span>
              <Input
                value={draft.name[language]}
                status={problem ? 'error' : ''}
                onChange={(event) =>
                  editing.edit({ name: { ...draft.name, [language]: event.target.value } })
                }
              />
              {problem && (
                <span className="caption danger">
                  {t(`products.problem.${problem}`, { max: nameLimits[language] })}
                </span>
              )}
            </label>
          );
        })}
        <div className="between">
          <Copyable text={product.productId} />
          <label className="row product-switch">
            <span>{t('products.drawer.shelf')}</span>
            <Switch
              checked={draft.status === 'onSale'}
              onChange={(isOn) => editing.edit({ status: isOn ? 'onSale' : 'offShelf' })}
            />
          </label>
        </div>
      </div>
    </div>
  );
}
