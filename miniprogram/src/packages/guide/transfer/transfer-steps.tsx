import { Text, View } from '@tarojs/components';
import type { TransferView } from '@shared/contracts/transfer.schemas';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';

/** Who did what, newest first. */
export function TransferSteps({ transfer }: { transfer: TransferView }) {
  const { t, pick, language } = useTexts('transfer');
  // A shipment is started and done in one moment; people know it as one thing.
  const steps = transfer.steps
    .map((step, at) => ({ ...step, by: step.by ?? transfer.steps[at - 1]?.by ?? null }))
    .filter(({ event }) => event !== 'shippingStarted')
    .reverse();
  const placeOf = (storeId: string) =>
    [transfer.from, transfer.to].find(({ placeId }) => placeId === storeId)?.name;
  return (
    <View className="card transfer__card">
      <View className="heading">{t('progress')}</View>
      {steps.map(({ event, at, by, pieces }, index) => {
        const place = by?.kind === 'store' ? placeOf(by.storeId) : undefined;
        return (
          <View
            key={`${event}${at}${index}`}
            className={`transfer__step ${index === 0 ? 'transfer__step--now' : ''}`}
          >
            <View className="transfer__dot" />
            <View className="grow">
              <View>
                {t(`event.${event}`)}
                {pieces > 0 && ` · ${t('pieces', { count: pieces })}`}
              </View>
              {by && (
                <View className="caption support one-line">
                  {by.name} · {place ? pick(place) : t('headquarters')}
                </View>
              )}
            </View>
            <Text className="caption support">{momentText(at, language)}</Text>
          </View>
        );
      })}
    </View>
  );
}
