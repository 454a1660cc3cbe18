import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import type { ProductDetail } from './product-rows';

/** What is known about a product and comes from the import. */
export function ProductFacts({ product }: { product: ProductDetail }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts = [
    [t('products.drawer.category'), format.text(product.category)],
    [t('products.drawer.season'), format.season(product.season)],
    [t('products.drawer.fabric'), product.fabric],
    [t('products.drawer.fit'), product.fit],
    [t('products.drawer.care'), product.care],
    [t('products.drawer.points'), product.sellingPoints.map(format.text).join(' · ')],
  ].filter(([, value]) => value);
  return (
    <section className="drawer-section">
      <div className="between">
        <h2 className="section-title">{t('products.drawer.facts')}</h2>
        <span className="caption">
          {t('products.drawer.updated', { time: format.moment(product.updatedAt) })}
        </span>
      </div>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="facts__row">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
