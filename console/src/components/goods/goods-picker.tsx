import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import type { Fen } from '@shared/kernel/money';
import { skipToken, useQuery } from '@tanstack/react-query';
import { Select, Spin } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { GoodsName, type Goods } from './goods-table';

const TYPING_PAUSE_MS = 300;
const MOST_STYLES = 4;

export type PickedGoods = Goods & { readonly cost: Fen | null };
type Detail = OutputOf<HqContract['product']>;

const goodsOf = ({ name, skus }: Detail): PickedGoods[] =>
  skus.map(({ skuId, colour, size, picture, cost }) => ({ skuId, name, colour, size, picture, cost }));

/** What a few letters of a name or a style number find, SKU by SKU. */
async function findGoods(query: string, signal: AbortSignal): Promise<PickedGoods[]> {
  const { products } = valueOf(await hq.products({ query, limit: MOST_STYLES }, signal));
  const details = await Promise.all(
    products.map(async ({ productId }) => valueOf(await hq.product({ productId }, signal))),
  );
  return details.flatMap(goodsOf);
}

/** A field that finds SKUs by name or style number and hands over the one that is taken. */
export function GoodsPicker({
  taken,
  onPick,
}: {
  taken: readonly string[];
  onPick(goods: PickedGoods): void;
}) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [query, setQuery] = useState('');
  useEffect(() => {
    const timer = window.setTimeout(() => setQuery(typed.trim().slice(0, 60)), TYPING_PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [typed]);
  const { data, isFetching, isError } = useQuery({
    queryKey: ['goods-picker', query],
    queryFn: query ? ({ signal }) => findGoods(query, signal) : skipToken,
  });
  const found = (data ?? []).filter(({ skuId }) => !taken.includes(skuId));
  const hint = !query
    ? t('list.goods.type')
    : isError
      ? t('list.failed')
      : isFetching
        ? t('list.loading')
        : t('list.goods.none');
  return (
    <Select<string>
      className="goods-picker"
      aria-label={t('list.goods.add')}
      placeholder={t('list.goods.add')}
      showSearch
      filterOption={false}
      value={null}
      searchValue={typed}
      onSearch={setTyped}
      notFoundContent={<span className="support">{hint}</span>}
      options={found.map((goods) => ({ value: goods.skuId, label: <GoodsName goods={goods} /> }))}
      suffixIcon={isFetching ? <Spin size="small" /> : null}
      listHeight={320}
      onSelect={(skuId) => {
        const goods = found.find((one) => one.skuId === skuId);
        if (goods) onPick(goods);
      }}
    />
  );
}
