import { Text, View } from '@tarojs/components';
import type { TransferLineView, TransferView } from '@shared/contracts/transfer.schemas';
import { Picture } from '../../../components/picture';
import { Stepper } from '../../../components/stepper';
import { useTexts } from '../../../i18n';
import { differenceOf, type Draft, paperOf, type TransferTask, typedOf } from './transfer-task';

const MOST = 9_999;

type Props = {
  transfer: TransferView;
  task: TransferTask | null;
  draft: Draft;
  onType: (skuId: string, pieces: number) => void;
};

/** The goods of a transfer; while the own store ships or receives them, with a number to set on each. */
export function TransferLines({ transfer, task, draft, onType }: Props) {
  const { t } = useTexts('transfer');
  const typing = task === 'ship' || task === 'receive' ? task : null;
  const shown = typing ? transfer.lines.filter((line) => isShown(typing, line)) : transfer.lines;
  return (
    <View className="card transfer__card">
      <View className="heading">{typing ? t(`linesTo.${typing}`) : t('lines')}</View>
      {shown.map((line) => (
        <Line key={line.skuId} line={line} typing={typing} draft={draft} onType={onType} />
      ))}
      {typing && <DifferenceNote transfer={transfer} task={typing} draft={draft} />}
    </View>
  );
}

/** A line that nobody approved is not shipped; one that was never sent may still arrive. */
const isShown = (task: TransferTask, line: TransferLineView): boolean =>
  task === 'receive' || paperOf(task, line) > 0;

function Line({
  line,
  typing,
  draft,
  onType,
}: {
  line: TransferLineView;
  typing: 'ship' | 'receive' | null;
} & Pick<Props, 'draft' | 'onType'>) {
  const { pick } = useTexts('transfer');
  return (
    <View className="row transfer__line">
      <Picture of={line.picture} width={50} height={50} className="transfer__picture" />
      <View className="grow">
        <View className="two-lines">{pick(line.name)}</View>
        <View className="caption support one-line">
          {pick(line.colour)} · {line.size}
        </View>
        <View className="caption support">
          <Facts line={line} isTyping={typing !== null} />
        </View>
      </View>
      {typing ? (
        <Stepper
          value={typedOf(typing, line, draft)}
          min={0}
          max={typing === 'ship' ? line.approved : MOST}
          onChange={(pieces) => onType(line.skuId, pieces)}
        />
      ) : (
        <Text className="strong">×{line.shipped || line.approved || line.asked}</Text>
      )}
    </View>
  );
}

/** How far the pieces got: what was asked, sent, arrived, and what differs. */
function Facts({ line, isTyping }: { line: TransferLineView; isTyping: boolean }) {
  const { t } = useTexts('transfer');
  const known = (['asked', 'approved', 'shipped', 'received'] as const).filter((fact) => line[fact] > 0);
  // What has not arrived yet is what the stepper is about.
  const differing = (['missing', 'lost', 'returned', 'found'] as const).filter(
    (fact) => line[fact] > 0 && !(isTyping && fact === 'missing'),
  );
  const last = known.slice(-2);
  return (
    <>
      {last.map((fact) => t(`fact.${fact}`, { count: line[fact] })).join(' · ')}
      {differing.map((fact) => (
        <Text key={fact} className={fact === 'found' || fact === 'returned' ? 'warning' : 'danger'}>
          {' · '}
          {t(`fact.${fact}`, { count: line[fact] })}
        </Text>
      ))}
    </>
  );
}

/** What confirming would say, before it is said. */
function DifferenceNote({ transfer, task, draft }: Omit<Props, 'onType'> & { task: 'ship' | 'receive' }) {
  const { t } = useTexts('transfer');
  const { short, over } = differenceOf(task, transfer, draft);
  if (short === 0 && over === 0) return null;
  return (
    <View className="transfer__note caption" aria-role="status">
      {short > 0 && <View>{t(`difference.${task}Short`, { count: short })}</View>}
      {over > 0 && <View>{t('difference.over', { count: over })}</View>}
    </View>
  );
}
