import { useTranslation } from 'react-i18next';

const known = ['SF', 'JD', 'ZTO', 'YTO', 'YUNDA', 'STO', 'JTSD', 'EMS'] as const;

/** What people call a carrier; one that we have no name for keeps its code. */
export function useCarrierName(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const carrier = known.find((each) => each === code);
    return carrier ? t(`orders.carrier.${carrier}`) : code;
  };
}
