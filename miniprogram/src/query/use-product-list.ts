import type { CatalogContract, ProductCard } from '@shared/contracts/catalog.contract';
import type { InputOf } from '@shared/contracts/contract';
import { accept } from '@shared/kernel/result';
import { api } from '../api';
import { usePages, type PageOf } from './use-pages';
import { useQuery } from './use-query';

export type ListQuestion = Omit<InputOf<CatalogContract['list']>, 'cursor' | 'limit' | 'storeId'>;

async function ask(storeId: string, question: ListQuestion, cursor?: string) {
  const page = await api.catalog.list({ storeId, ...question, ...(cursor && { cursor }) });
  if (!page.ok) return page;
  return accept<PageOf<ProductCard>>({ items: page.value.products, nextCursor: page.value.nextCursor });
}

/** Products of a category or found by name in a store, page by page; `undefined` asks nothing. */
export function useProductList(storeId: string | undefined, question: ListQuestion | undefined) {
  const key = storeId && question ? `list:${storeId}:${JSON.stringify(question)}` : null;
  const list = useQuery(key, () => ask(storeId ?? '', question ?? {}), { isKept: true });
  const pages = usePages(
    key ?? '',
    list.value,
    (cursor) => ask(storeId ?? '', question ?? {}, cursor),
    ({ productId }) => productId,
  );
  return { list, pages };
}
