import type { LocalText } from '@shared/kernel/text';

export type BannerWords = { readonly title: LocalText; readonly subtitle: LocalText };

/** What a banner over a top category says, by its season; `any` when the season has no words of its own. */
export const bannerWords: Readonly<Record<string, Readonly<Record<string, BannerWords>>>> = {
  women: {
    春: {
      title: { zh: '春日轻装', en: 'Lighter for spring' },
      subtitle: { zh: '风一吹就想出门', en: 'Made for the first warm breeze' },
    },
    夏: {
      title: { zh: '夏天的裙子', en: 'Dresses for summer' },
      subtitle: { zh: '真丝、亚麻与凉感棉', en: 'Silk, linen and cool cotton' },
    },
    秋: {
      title: { zh: '入秋第一件', en: 'First layer of autumn' },
      subtitle: { zh: '羊毛与风衣，刚刚好', en: 'Wool and trench coats, just in time' },
    },
    冬: {
      title: { zh: '冬天慢慢穿', en: 'Take winter slowly' },
      subtitle: { zh: '大衣、鹅绒与羊绒', en: 'Coats, goose down and cashmere' },
    },
    any: {
      title: { zh: '女装新到', en: 'New for women' },
      subtitle: { zh: '按你常去的门店备货', en: 'In stock at your store' },
    },
  },
  men: {
    any: {
      title: { zh: '他的通勤衣橱', en: 'His working week' },
      subtitle: { zh: '免烫衬衫与利落外套', en: 'Non-iron shirts and neat jackets' },
    },
    冬: {
      title: { zh: '男装过冬', en: 'Winter for men' },
      subtitle: { zh: '羽绒与羊毛，轻着保暖', en: 'Down and wool, warm and light' },
    },
  },
  kids: {
    any: {
      title: { zh: '小小的他们', en: 'For the little ones' },
      subtitle: { zh: 'A 类面料，放心穿', en: 'Class A fabrics, made to play in' },
    },
  },
  accessories: {
    any: {
      title: { zh: '走得远一点', en: 'Walk a little further' },
      subtitle: { zh: '头层牛皮的鞋与包', en: 'Shoes and bags in full-grain leather' },
    },
  },
  home: {
    any: {
      title: { zh: '回家有香气', en: 'Home smells good' },
      subtitle: { zh: '香薰、床品与手作杯', en: 'Candles, bedding and handmade cups' },
    },
  },
};
