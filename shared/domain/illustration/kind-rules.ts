import type { IllustrationKind } from './kinds';

type KindRule = {
  /** Found in the leaf category, or, when no category fits, in the product's name. */
  readonly words: RegExp;
  readonly kind: IllustrationKind;
  /** Goes first when the product's name says something more exact than its category. */
  readonly unless?: readonly (readonly [name: RegExp, kind: IllustrationKind])[];
};

const childrensRules: readonly KindRule[] = [
  { words: /T恤/, kind: 'kids-tee' },
  { words: /卫衣/, kind: 'kids-sweatshirt', unless: [[/连帽/, 'kids-hoodie']] },
  { words: /针织|毛衫|毛衣|开衫/, kind: 'kids-knit' },
  { words: /羽绒|鹅绒/, kind: 'kids-down-jacket' },
  { words: /裙/, kind: 'kids-dress' },
  { words: /裤/, kind: 'kids-trousers' },
];

/** The first rule that fits wins, so the narrower word stands above the wider one. */
const rules: readonly KindRule[] = [
  { words: /POLO/i, kind: 'polo' },
  { words: /T恤/, kind: 'tee' },
  { words: /卫衣/, kind: 'sweatshirt', unless: [[/连帽/, 'hoodie']] },
  { words: /衬衫/, kind: 'shirt' },
  { words: /针织|毛衫|毛衣|羊绒衫|开衫/, kind: 'knit' },
  { words: /大衣/, kind: 'coat' },
  { words: /羽绒|鹅绒/, kind: 'down-jacket' },
  { words: /西装/, kind: 'blazer' },
  { words: /风衣/, kind: 'trench' },
  { words: /夹克/, kind: 'jacket' },
  { words: /半身裙|中长裙|短裙/, kind: 'skirt' },
  { words: /连衣裙|长裙|裙/, kind: 'dress', unless: [[/吊带|^(?!.*[领袖]).*(真丝|缎面)/, 'slip-dress']] },
  { words: /牛仔裤/, kind: 'jeans' },
  { words: /裤/, kind: 'trousers' },
  {
    words: /女鞋/,
    kind: 'flats',
    unless: [
      [/靴/, 'ankle-boot'],
      [/乐福/, 'loafer'],
      [/运动|板鞋|德训/, 'sneaker'],
    ],
  },
  {
    words: /男鞋/,
    kind: 'derby',
    unless: [
      [/运动|板鞋/, 'sneaker'],
      [/乐福/, 'loafer'],
      [/靴/, 'ankle-boot'],
    ],
  },
  { words: /靴/, kind: 'ankle-boot' },
  { words: /乐福/, kind: 'loafer' },
  { words: /板鞋|运动鞋|德训鞋/, kind: 'sneaker' },
  { words: /平底鞋|单鞋|高跟鞋|玛丽珍/, kind: 'flats' },
  { words: /皮鞋|鞋/, kind: 'derby' },
  { words: /手袋|[^书]包$/, kind: 'handbag', unless: [[/托特|帆布|购物袋/, 'tote-bag']] },
  { words: /围巾|方巾|披肩/, kind: 'scarf', unless: [[/真丝|方巾/, 'silk-scarf']] },
  { words: /帽/, kind: 'hat' },
  { words: /腰带|皮带/, kind: 'belt' },
  { words: /袜/, kind: 'socks' },
  { words: /家居服|睡衣/, kind: 'homewear' },
  { words: /床品|四件套|被套|床单/, kind: 'bedding' },
  { words: /毛巾|浴巾/, kind: 'towel-pile', unless: [[/浴巾/, 'towel']] },
  { words: /茶具|茶壶/, kind: 'teapot' },
  { words: /杯具|餐厨|马克杯|杯/, kind: 'mug', unless: [[/茶具|茶壶/, 'teapot']] },
  { words: /扩香|香水/, kind: 'diffuser', unless: [[/喷雾|淡香精|香氛喷/, 'perfume']] },
  { words: /蜡烛/, kind: 'candle' },
];

/** The leaf category decides; without one that we know, the name does; a wrapped box stands for the rest. */
export function kindFor(categoryPath: readonly string[], productName: string): IllustrationKind {
  const isForChildren = categoryPath.includes('童装') || /儿童|女童|男童/.test(productName);
  const inOrder = isForChildren ? [...childrensRules, ...rules] : rules;
  for (const text of [categoryPath.at(-1) ?? '', productName]) {
    const rule = inOrder.find(({ words }) => words.test(text));
    if (rule) return rule.unless?.find(([name]) => name.test(productName))?.[1] ?? rule.kind;
  }
  return 'gift-box';
}
