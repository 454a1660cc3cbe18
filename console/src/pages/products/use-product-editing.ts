import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { useSentences } from '../../i18n/sentence';
import { changesOf, draftOf, isSound, type ProductDraft } from './product-draft';
import type { ProductDetail } from './product-rows';

export type ProductEditing = {
  readonly product: ProductDetail;
  readonly draft: ProductDraft;
  readonly changeCount: number;
  readonly isSound: boolean;
  readonly isSaving: boolean;
  edit(changes: Partial<ProductDraft>): void;
  editSku(skuId: string, changes: Partial<ProductDraft['skus'][string]>): void;
  discard(): void;
  save(): void;
};

/** The product in the drawer with what is being changed about it. Another product, or a save, starts afresh. */
export function useProductEditing(product: ProductDetail | undefined): ProductEditing | undefined {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const sentences = useSentences();
  const queries = useQueryClient();
  const [edited, setEdited] = useState<{ productId: string; draft: ProductDraft } | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: async (input: Parameters<typeof hq.saveProduct>[0]) => valueOf(await hq.saveProduct(input)),
    onSuccess: (saved) => {
      queries.setQueryData(['products', 'one', saved.productId], saved);
      void queries.invalidateQueries({ queryKey: ['products', 'list'] });
      setEdited(null);
      void message.success(t('products.drawer.saved'));
    },
    onError: (error) => void message.error(sentences.error(error), 6),
  });
  if (!product) return undefined;

  const { productId } = product;
  const draft = edited?.productId === productId ? edited.draft : draftOf(product);
  const changes = changesOf(product, draft);
  const keep = (next: ProductDraft) => setEdited({ productId, draft: next });
  return {
    product,
    draft,
    changeCount: changes.count,
    isSound: isSound(product, draft),
    isSaving: isPending,
    edit: (part) => keep({ ...draft, ...part }),
    editSku: (skuId, part) => {
      const sku = draft.skus[skuId];
      if (sku) keep({ ...draft, skus: { ...draft.skus, [skuId]: { ...sku, ...part } } });
    },
    discard: () => setEdited(null),
    save: () => mutate(changes.input),
  };
}
