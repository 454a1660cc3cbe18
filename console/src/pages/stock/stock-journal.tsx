import { useTranslation } from 'react-i18next';
import { Link } from 'react-router-dom';
import { useFormat } from '../../i18n/format';
import type { StockMoves } from './stock-rows';

/** Orders that hold pieces of this SKU and are not finished. */
export function StockHolds({ holds }: { holds: StockMoves['holds'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('stock.drawer.holds')}</h2>
      {holds.length === 0 && <p className="support">{t('stock.drawer.noHolds')}</p>}
      {holds.map((hold) => (
        <div key={hold.orderId} className="between stock-line">
          <Link to={`/orders?open=${hold.orderId}`}>
            {t('stock.drawer.order', { short: hold.orderId.slice(-6) })}
          </Link>
          <span className="caption">{format.moment(hold.at)}</span>
          <b>{t('stock.drawer.pieces', { count: hold.quantity, pieces: format.number(hold.quantity) })}</b>
        </div>
      ))}
    </section>
  );
}

/** Documents made by a request id say only how they begin; the whole of it is in the title. */
const shortCause = (cause: string) => (/^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(cause) ? cause.slice(0, 8) : cause);
/** The page that shows the document a move came from, by how its number begins. */
const documentPage = (cause: string): 'transfers' | 'purchases' | undefined =>
  /^DB\d{12}$/.test(cause) ? 'transfers' : /^CG\d{12}$/.test(cause) ? 'purchases' : undefined;
const isOrder = (cause: string) => /^\d{20}$/.test(cause);

/** Every change of the figure with its reason and its document, newest first. */
export function StockJournal({ moves }: { moves: StockMoves['moves'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('stock.drawer.moves')}</h2>
      {moves.length === 0 && <p className="support">{t('stock.drawer.noMoves')}</p>}
      {moves.length > 0 && (
        <table className="journal">
          <thead>
            <tr className="caption">
              <th>{t('stock.drawer.when')}</th>
              <th>{t('stock.drawer.what')}</th>
              <th>{t('stock.drawer.cause')}</th>
              <th>{t('stock.drawer.change')}</th>
            </tr>
          </thead>
          <tbody>
            {moves.map((move) => (
              <tr key={move.moveId}>
                <td className="support">{format.moment(move.at)}</td>
                <td>{t(`stock.drawer.reason.${move.reason}`)}</td>
                <td className="one-line" title={move.cause}>
                  {documentPage(move.cause) ? (
                    <Link to={`/${documentPage(move.cause)}?open=${move.cause}`}>{move.cause.slice(-6)}</Link>
                  ) : isOrder(move.cause) ? (
                    <Link to={`/orders?open=${move.cause}`}>
                      {t('stock.drawer.order', { short: move.cause.slice(-6) })}
                    </Link>
                  ) : (
                    shortCause(move.cause) || '—'
                  )}
                </td>
                <td className={move.quantity < 0 ? 'reduced' : 'positive'}>
                  {(move.quantity !== 0 || move.inTransit === 0) && format.change(move.quantity)}
                  {move.inTransit !== 0 && (
                    <div className="caption journal__coming">
                      {t('stock.drawer.coming', { change: format.change(move.inTransit) })}
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
