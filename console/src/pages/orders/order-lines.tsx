import type { QuoteLine } from '@shared/contracts/quote.schemas';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { Picture } from '../../components/picture';
import { useFormat } from '../../i18n/format';

/** The goods of an order with their pictures; a line opens its product. */
export function OrderLines({ lines }: { lines: readonly QuoteLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const pieces = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <section className="drawer-section">
      <h2 className="section-title">
        {t('orders.drawer.lines', { count: pieces, pieces: format.number(pieces) })}
      </h2>
      {lines.map((line) => (
        <Link key={line.skuId} to={`/products?open=${line.productId}`} className="row order-line">
          <Picture picture={line.picture} size={40} />
          <div className="grow two-lines">
            <div>{format.text(line.name)}</div>
            <div className="caption">
              {format.text(line.colour)} · {format.size(line.size)} ×{format.number(line.quantity)}
            </div>
          </div>
          <div className="order-line__money">
            <b>{format.money(line.payable)}</b>
            {line.discount < 0 && <div className="caption reduced">{format.amount(line.discount)}</div>}
          </div>
        </Link>
      ))}
    </section>
  );
}
