import { useEffect, useState } from 'react';
import { api } from '../../api';
import { useQuery } from '../../query/use-query';
import { suggestStore } from '../../state/current-store';
import { useStoreId } from '../../state/store-id';
import { firstChoice, type Choice } from './sku-choice';

/** A product as this store sells it, and what the shopper has chosen of it. */
export function useProduct(productId: string, storeOfCard: string | undefined) {
  const { storeId, fault, retry } = useStoreId(storeOfCard);
  const product = useQuery(
    storeId ? `product:${productId}:${storeId}` : null,
    () => api.catalog.product({ productId, storeId: storeId ?? '' }),
    { isKept: true },
  );
  const { value } = product;
  const [choice, setChoice] = useState<Choice>();
  const [quantity, setQuantity] = useState(1);

  useEffect(() => {
    if (value) suggestStore(value.store);
  }, [value]);

  return {
    product,
    fault: product.fault ?? fault,
    retry: () => (storeId ? void product.reload() : retry()),
    storeId,
    choice: choice ?? (value && firstChoice(value)),
    setChoice,
    quantity,
    setQuantity,
  };
}
