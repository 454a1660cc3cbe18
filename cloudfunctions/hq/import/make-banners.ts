import { bannerWords } from '@config/vocabulary/banners';
import type { BannerDocument, CategoryDocument, ProductDocument } from '../../_stores/catalog.documents';
import { collection } from '../../_stores/database';
import { productPage, topCategories } from '../../_stores/products.store';

const banners = collection<BannerDocument>('banners');

const BANNERS = 3;
/** Drawings that carry a wide picture, best first. */
const heroes = [
  'coat',
  'trench',
  'dress',
  'blazer',
  'down-jacket',
  'tote-bag',
  'handbag',
  'candle',
  'mug',
  'knit',
];
/** Which top categories open the home page: clothes, something to carry, something for the home. */
const preference = ['women', 'accessories', 'home', 'men', 'kids'];

const kindOf = (product: ProductDocument): string => product.pictures[0]?.split(':')[1] ?? '';
const heroRank = (product: ProductDocument): number => {
  const rank = heroes.indexOf(kindOf(product));
  return rank < 0 ? heroes.length : rank;
};

async function bannerFor(category: CategoryDocument, rank: number): Promise<BannerDocument | undefined> {
  const { documents } = await productPage({
    status: 'onSale',
    categoryId: category._id,
    order: 'recommended',
    limit: 30,
  });
  const [hero] = [...documents].sort((a, b) => heroRank(a) - heroRank(b));
  const words = bannerWords[category._id];
  const said = words?.[hero?.season ?? ''] ?? words?.['any'];
  const picture = hero?.pictures[0];
  if (!said || !picture) return undefined;
  return { _id: `home-${category._id}`, ...said, picture, categoryId: category._id, rank, origin: 'import' };
}

/** Opens the home page with the new assortment, unless somebody has made banners already. */
export async function makeBanners(): Promise<void> {
  if ((await banners.count({})) > 0) return;
  const tops = await topCategories();
  const ordered = preference.flatMap((id) => tops.filter((top) => top._id === id));
  const made: BannerDocument[] = [];
  for (const category of ordered) {
    if (made.length === BANNERS) break;
    const banner = await bannerFor(category, made.length + 1);
    if (banner) made.push(banner);
  }
  await banners.insertAll(made);
}
