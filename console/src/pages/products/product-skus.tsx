import { Input, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Picture } from '../../components/picture';
import { useFormat } from '../../i18n/format';
import type { ProductSku } from './product-rows';
import { skuProblem } from './product-draft';
import { maxPrice } from './yuan-input';
import type { ProductEditing } from './use-product-editing';

/** Every SKU with its sale price to edit, next to the tag price that it may not exceed. */
export function ProductSkus({ editing }: { editing: ProductEditing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { skus, productId } = editing.product;
  return (
    <section className="drawer-section">
      <div className="between">
        <h2 className="section-title">{t('products.drawer.skus')}</h2>
        <span className="caption">
          {t('products.drawer.skuCount', { count: skus.length })} ·{' '}
          <Link to={`/stock?query=${encodeURIComponent(productId)}`}>{t('products.drawer.stock')}</Link>
        </span>
      </div>
      <table className="sku-table">
        <thead>
          <tr className="caption">
            <th>SKU</th>
            <th className="sku-table__number">{t('products.column.onHand')}</th>
            <th className="sku-table__number">{t('products.column.tagPrice')}</th>
            <th className="sku-table__price">{t('products.column.price')}</th>
            <th>{t('products.drawer.shelf')}</th>
          </tr>
        </thead>
        <tbody>
          {skus.map((sku) => (
            <tr key={sku.skuId}>
              <td>
                <div className="row product-name">
                  <Picture picture={sku.picture} size={32} />
                  <div className="two-lines">
                    <div>
                      {format.text(sku.colour)} · {format.size(sku.size)}
                    </div>
                    <div className="caption" title={sku.skuId}>
                      {sku.skuId}
                    </div>
                  </div>
                </div>
              </td>
              <td className={sku.onHand < 0 ? 'sku-table__number danger' : 'sku-table__number'}>
                {format.number(sku.onHand)}
              </td>
              <td className="sku-table__number support">{format.amount(sku.tagPrice)}</td>
              <td>
                <PriceField sku={sku} editing={editing} />
              </td>
              <td>
                <Switch
                  size="small"
                  aria-label={`${t('products.drawer.shelf')} ${sku.skuId}`}
                  checked={editing.draft.skus[sku.skuId]?.status === 'onSale'}
                  onChange={(isOn) => editing.editSku(sku.skuId, { status: isOn ? 'onSale' : 'offShelf' })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function PriceField({ sku, editing }: { sku: ProductSku; editing: ProductEditing }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = editing.draft.skus[sku.skuId]?.price ?? '';
  const problem = skuProblem(sku, editing.draft);
  return (
    <>
      <Input
        className="price-field"
        prefix="¥"
        inputMode="decimal"
        maxLength={14}
        aria-label={`${t('products.column.price')} ${sku.skuId}`}
        value={text}
        status={problem ? 'error' : ''}
        onChange={(event) => editing.editSku(sku.skuId, { price: event.target.value })}
      />
      {problem && (
        <div className="caption danger">
          {t(`products.problem.${problem}`, {
            tagPrice: format.money(sku.tagPrice),
            max: format.money(maxPrice),
          })}
        </div>
      )}
    </>
  );
}
