import type { BannerDocument } from '@functions/_stores/catalog.documents';

/** What the demo mall opens with. */
export const demoBanners: readonly Omit<BannerDocument, 'origin'>[] = [
  {
    _id: 'demo-autumn',
    title: { zh: '入秋第一件', en: 'First layer of autumn' },
    subtitle: { zh: '羊毛与风衣，刚刚好', en: 'Wool and trench coats, just in time' },
    picture: 'goods:trench:b3a07c:12',
    categoryId: 'women',
    rank: 1,
  },
  {
    _id: 'demo-bags',
    title: { zh: '走得远一点', en: 'Walk a little further' },
    subtitle: { zh: '拼皮托特与软底乐福', en: 'Leather-trim totes and soft loafers' },
    picture: 'goods:tote-bag:d9cbb3:1',
    categoryId: 'accessories',
    rank: 2,
  },
  {
    _id: 'demo-home',
    title: { zh: '回家有香气', en: 'Home smells good' },
    subtitle: { zh: '香薰、床品与手作杯', en: 'Candles, bedding and handmade cups' },
    picture: 'goods:candle:b0444b:1',
    categoryId: 'home',
    rank: 3,
  },
];
