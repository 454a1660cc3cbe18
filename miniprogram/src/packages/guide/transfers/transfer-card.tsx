import { Text, View } from '@tarojs/components';
import type { TransferSummary } from '@shared/contracts/transfer.schemas';
import { Picture } from '../../../components/picture';
import { Tag } from '../../../components/tag';
import { momentText } from '../../../format/moment';
import { useTexts } from '../../../i18n';
import { go } from '../../../navigation/go';
import { toneOf, waitsFor } from '../transfer/transfer-task';
import type { Direction } from './direction';

/** One transfer of the list: the other place, the goods, and whether the own store has to do something. */
export function TransferCard({ transfer, direction }: { transfer: TransferSummary; direction: Direction }) {
  const { t, pick, language } = useTexts('transfer');
  const { transferId, status, from, to, first, others, askedAt, asked, shipped, received } = transfer;
  const other = direction === 'in' ? from : to;
  const task = waitsFor(status, direction === 'out');
  return (
    <View className="card transfer-card" onClick={() => go('transfer', { transferId })}>
      <View className="between transfer-card__head">
        <Text className="strong one-line grow">
          {t(direction === 'in' ? 'fromPlace' : 'toPlace', { place: pick(other.name) })}
        </Text>
        <Tag tone={toneOf(status)}>{t(`status.${status}`)}</Tag>
      </View>
      <View className="row transfer-card__goods">
        <Picture of={first.picture} width={56} height={56} className="transfer-card__picture" />
        <View className="grow">
          <View className="two-lines">{pick(first.name)}</View>
          {others > 0 && <View className="caption support">{t('others', { count: others })}</View>}
        </View>
        <View className="transfer-card__count">
          <View className="strong">{t('pieces', { count: shipped > 0 ? shipped : asked })}</View>
          {received > 0 && <View className="caption support">{t('receivedCount', { count: received })}</View>}
        </View>
      </View>
      <View className="between">
        <Text className="caption support">
          {transferId.slice(-6)} · {momentText(askedAt, language)}
        </Text>
        {task && <Text className="caption accent">{t(`todo.${task}`)}</Text>}
      </View>
    </View>
  );
}
