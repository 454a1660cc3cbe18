import { useTranslation } from 'react-i18next';
import { Tag, type Tone } from '../../components/tag';
import type { TransferStatus } from './transfer-rows';

const tones: Record<TransferStatus, Tone> = {
  asked: 'warning',
  approved: 'info',
  shipping: 'info',
  shipped: 'info',
  partlyReceived: 'warning',
  differing: 'danger',
  closed: 'positive',
  refused: 'outline',
  cancelled: 'outline',
};

export function TransferStatusTag({ status }: { status: TransferStatus }) {
  const { t } = useTranslation();
  return <Tag tone={tones[status]}>{t(`transfers.status.${status}`)}</Tag>;
}
