import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../api/faults';
import { hq } from '../api/hq';
import type { ChoiceGroup } from '../components/list/filters';
import { useFormat } from '../i18n/format';

export type Store = OutputOf<HqContract['stores']>['stores'][number];

const kinds = ['store', 'webshop', 'warehouse'] as const;

/** All stores and warehouses of the chain: few, and needed everywhere. */
export function useStores() {
  return useQuery({
    queryKey: ['stores', 'all'],
    queryFn: async ({ signal }) => valueOf(await hq.stores({}, signal)).stores,
    staleTime: 60_000,
  });
}

/** The stores as choices of a filter, by kind. */
export function useStoreChoices(): { choices: ChoiceGroup[]; isLoading: boolean } {
  const { data, isLoading } = useStores();
  const { t } = useTranslation();
  const format = useFormat();
  const choices = useMemo(
    () =>
      kinds
        .map((kind) => ({
          label: t(`frame.storeKind.${kind}`),
          options: (data ?? [])
            .filter((store) => store.kind === kind)
            .map((store) => ({ value: store.storeId, label: format.text(store.name) })),
        }))
        .filter((group) => group.options.length > 0),
    [data, t, format],
  );
  return { choices, isLoading };
}
