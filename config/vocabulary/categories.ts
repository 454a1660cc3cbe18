/** A category word of the chain: what its key is made of, its English name, and where it stands in lists. */
export type CategoryWord = { readonly slug: string; readonly en: string; readonly rank: number };

/** 大类: the top level on the phone. */
export const topCategories: Readonly<Record<string, CategoryWord>> = {
  女装: { slug: 'women', en: 'Women', rank: 1 },
  男装: { slug: 'men', en: 'Men', rank: 2 },
  童装: { slug: 'kids', en: 'Kids', rank: 3 },
  鞋包配饰: { slug: 'accessories', en: 'Shoes & bags', rank: 4 },
  家居香氛: { slug: 'home', en: 'Home & scent', rank: 5 },
};

/** 小类: the leaf level. The same word under another top is another category with the same English name. */
export const leafCategories: Readonly<Record<string, CategoryWord>> = {
  连衣裙: { slug: 'dresses', en: 'Dresses', rank: 1 },
  风衣: { slug: 'trench-coats', en: 'Trench coats', rank: 2 },
  大衣: { slug: 'coats', en: 'Coats', rank: 3 },
  羽绒服: { slug: 'down', en: 'Down', rank: 4 },
  西装: { slug: 'blazers', en: 'Blazers', rank: 5 },
  夹克: { slug: 'jackets', en: 'Jackets', rank: 6 },
  针织衫: { slug: 'knitwear', en: 'Knitwear', rank: 7 },
  衬衫: { slug: 'shirts', en: 'Shirts', rank: 8 },
  T恤: { slug: 't-shirts', en: 'T-shirts', rank: 9 },
  POLO衫: { slug: 'polos', en: 'Polos', rank: 10 },
  卫衣: { slug: 'sweatshirts', en: 'Sweatshirts', rank: 11 },
  半身裙: { slug: 'skirts', en: 'Skirts', rank: 12 },
  休闲裤: { slug: 'trousers', en: 'Trousers', rank: 13 },
  牛仔裤: { slug: 'jeans', en: 'Jeans', rank: 14 },
  女鞋: { slug: 'womens-shoes', en: "Women's shoes", rank: 20 },
  男鞋: { slug: 'mens-shoes', en: "Men's shoes", rank: 21 },
  手袋: { slug: 'bags', en: 'Bags', rank: 22 },
  围巾: { slug: 'scarves', en: 'Scarves', rank: 23 },
  帽子: { slug: 'hats', en: 'Hats', rank: 24 },
  腰带: { slug: 'belts', en: 'Belts', rank: 25 },
  袜子: { slug: 'socks', en: 'Socks', rank: 26 },
  床品: { slug: 'bedding', en: 'Bedding', rank: 30 },
  家居服: { slug: 'loungewear', en: 'Loungewear', rank: 31 },
  毛巾浴巾: { slug: 'towels', en: 'Towels', rank: 32 },
  餐厨杯具: { slug: 'tableware', en: 'Tableware', rank: 33 },
  香薰蜡烛: { slug: 'candles', en: 'Candles', rank: 34 },
  扩香香水: { slug: 'fragrance', en: 'Fragrance', rank: 35 },
};
