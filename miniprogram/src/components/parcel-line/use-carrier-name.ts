import type { OrderContract } from '@shared/contracts/order.contract';
import type { InputOf } from '@shared/contracts/contract';
import { useTexts } from '../../i18n';

export type Carrier = InputOf<OrderContract['shipPart']>['carrier'];

/** Those we send with, the most usual first. */
export const carriers: readonly Carrier[] = ['SF', 'JD', 'ZTO', 'YTO', 'YUNDA', 'STO', 'JTSD', 'EMS'];

export const isCarrier = (code: string | undefined): code is Carrier =>
  carriers.some((carrier) => carrier === code);

/** What people call a carrier; one that is newer than this phone keeps its code. */
export function useCarrierName(): (code: string) => string {
  const { t } = useTexts('order');
  return (code) => (isCarrier(code) ? t(`carrier.${code}`) : code);
}
