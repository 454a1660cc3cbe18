/** One style of the demo chain; its SKUs are every colour in every size. Prices in yuan. */
export type DemoStyle = {
  readonly code: string;
  readonly category: readonly [top: string, leaf: string];
  readonly name: readonly [zh: string, en: string];
  /** Tag price, and the sale price when it is lower. */
  readonly price: readonly [tag: number, sale?: number];
  readonly colours: readonly string[];
  readonly sizes: readonly string[];
  readonly sheet: readonly [fabric: string, fit: string, care: string];
  readonly points: readonly string[];
  readonly season: readonly [season: '春' | '夏' | '秋' | '冬' | '四季', listedOn: string];
  /** How it sells: `last` has last pieces, `gone` is sold out in the shops, `hot` is plentiful. */
  readonly mood?: 'last' | 'gone' | 'hot';
};

export const letters = ['S', 'M', 'L', 'XL'];
export const shoesWomen = ['36', '37', '38', '39'];
export const shoesMen = ['40', '41', '42', '43'];
export const waists = ['26', '27', '28', '29'];
export const waistsMen = ['30', '31', '32', '33', '34'];
export const heights = ['110', '120', '130', '140'];
export const oneSize = ['均码'];

export const care = {
  machine: '30℃以下轻柔机洗，不可漂白，反面晾晒，中温熨烫',
  hand: '手洗，水温不超过30℃，不可漂白，阴凉处晾干，低温垫布熨烫',
  dry: '仅可干洗，常规干洗，低温熨烫',
  knit: '手洗水温不超过30℃，不可拧绞，平摊阴干',
  down: '不可干洗，30℃以下手洗，充分晾干后轻拍恢复蓬松',
  apart: '深浅色分开洗涤，不可浸泡，悬挂晾干',
  denim: '首次穿着前请单独清洗，反面洗涤，可能轻微浮色',
  leather: '避免雨淋暴晒，软布擦拭，长期不用请填充存放',
  none: '—',
} as const;
