import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/format';
import type { TransferView } from './transfer-rows';

/** Who did what with a transfer, newest first. */
export function TransferTimeline({ transfer }: { transfer: TransferView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const placeOf = (storeId: string) =>
    [transfer.from, transfer.to].find(({ placeId }) => placeId === storeId)?.name;
  // A shipment is started and done in one moment; people know it as one thing.
  const steps = transfer.steps
    .map((step, at) => ({ ...step, by: step.by ?? transfer.steps[at - 1]?.by ?? null }))
    .filter(({ event }) => event !== 'shippingStarted')
    .reverse();
  return (
    <section className="drawer-section">
      <h2 className="section-title">{t('transfers.drawer.timeline')}</h2>
      <ol className="timeline">
        {steps.map((step, index) => {
          const { by } = step;
          const place = by?.kind === 'store' ? placeOf(by.storeId) : undefined;
          return (
            <li key={`${step.event}-${step.at}-${index}`}>
              <div className="between">
                <span>
                  {t(`transfers.event.${step.event}`)}
                  {step.pieces > 0 &&
                    ` · ${t('transfers.drawer.pieces', { count: step.pieces, pieces: format.number(step.pieces) })}`}
                </span>
                <span className="caption no-wrap">{format.moment(step.at)}</span>
              </div>
              {by && (
                <div className="caption">
                  {[by.name, place && format.text(place)].filter(Boolean).join(' · ')}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
