import { Text, View } from '@tarojs/components';
import type { PartView } from '@shared/contracts/order.contract';
import { Button } from '../../../components/button';
import { Price } from '../../../components/price';
import { sumPrice } from '../../../components/price/shelf-price';
import { Sheet } from '../../../components/sheet';
import { SkuLine } from '../../../components/sku-line';
import { dayText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import type { OrderView } from './use-order';

type Props = {
  order: OrderView;
  /** The part that was asked about; it stays while the sheet goes away. */
  part: PartView | undefined;
  isOpen: boolean;
  isBusy: boolean;
  onClose: () => void;
  onSure: (part: PartView) => void;
};

/** Before a paid part is cancelled: which goods, and how much comes back where. */
export function StopSheet({ order, part, isOpen, isBusy, onClose, onSure }: Props) {
  const { t } = useTexts('order');
  const lines = part?.lines.flatMap(({ skuId, quantity }) => {
    const line = order.lines.find((each) => each.skuId === skuId);
    return line ? [{ ...line, quantity, productId: undefined, payable: undefined }] : [];
  });
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t(order.parts.length > 1 ? 'stop.titleOfPart' : 'stop.title')}
      action={
        <>
          <Button onClick={onClose}>{t('keep')}</Button>
          <Button tone="ink" isBusy={isBusy} onClick={() => part && onSure(part)}>
            {t('stop.sure')}
          </Button>
        </>
      }
    >
      {lines?.map((line) => (
        <SkuLine key={line.skuId} line={line} />
      ))}
      {part && (
        <View className="between stop__sum">
          <View className="grow">
            <View>{t('stop.back')}</View>
            <View className="caption support">
              {part.freight > 0 ? t('stop.withFreight', { freight: sumPrice(part.freight) }) : t('stop.way')}
            </View>
          </View>
          <Price amount={part.payable} isSum />
        </View>
      )}
    </Sheet>
  );
}

/** Saying that goods have arrived ends the order: asked once more, for a thumb slips. */
export function ReceiptSheet({ part, isOpen, isBusy, onClose, onSure }: Props) {
  const { t, language } = useTexts('order');
  const until = part?.confirmBy ? dayText(part.confirmBy, language) : '';
  return (
    <Sheet
      isOpen={isOpen}
      onClose={onClose}
      title={t('receipt.title')}
      action={
        <>
          <Button onClick={onClose}>{t('receipt.notYet')}</Button>
          <Button tone="ink" isBusy={isBusy} onClick={() => part && onSure(part)}>
            {t('receipt.sure')}
          </Button>
        </>
      }
    >
      <Text className="support">{t('receipt.text', { until })}</Text>
    </Sheet>
  );
}
