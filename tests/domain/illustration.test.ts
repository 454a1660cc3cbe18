import { describe, expect, it } from '@jest/globals';
import { illustrationFor } from '@shared/domain/illustration/choose-illustration';
import { illustrationKinds, type IllustrationKind } from '@shared/domain/illustration/kinds';
import { cutOf, illustrate } from '@shared/illustration';

const at = (kind: IllustrationKind, colour: string, seed = 7) =>
  illustrate({ kind, colour, seed, width: 400, height: 400 });

/** Tags must close in order; an attribute must be quoted and appear once. */
function complaintsAbout(svg: string): string[] {
  const complaints: string[] = [];
  const open: string[] = [];
  for (const [tag, closing, name = '', attributes = '', selfClosing] of svg.matchAll(
    /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g,
  )) {
    const names = [...attributes.matchAll(/([\w:-]+)=/g)].map(([, attribute]) => attribute);
    if (new Set(names).size !== names.length) complaints.push(`an attribute twice: ${tag}`);
    if (closing) {
      if (open.pop() !== name) complaints.push(`closed out of order: ${tag}`);
    } else if (!selfClosing) open.push(name);
  }
  const rest = svg.replace(/<\/?[A-Za-z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g, '');
  if (rest.trim()) complaints.push(`not a tag: ${rest.trim().slice(0, 80)}`);
  if (open.length > 0) complaints.push(`left open: ${open.join(', ')}`);
  if (/NaN|undefined|Infinity|null/.test(svg)) complaints.push('a number that is none');
  const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  if (new Set(ids).size !== ids.length) complaints.push('an id twice');
  for (const [, id] of svg.matchAll(/(?:url\(|href=")#([\w-]+)/g)) {
    if (!ids.includes(id)) complaints.push(`nothing is called ${id}`);
  }
  return complaints;
}

describe('a drawing of goods', () => {
  it.each(illustrationKinds)('of %s is well-formed SVG for many seeds, in any colour and shape', (kind) => {
    for (let seed = 1; seed <= 12; seed += 1) expect(complaintsAbout(at(kind, '#8a6a52', seed))).toEqual([]);
    for (const colour of ['#000000', '#ffffff', '#00ff88'])
      expect(complaintsAbout(at(kind, colour))).toEqual([]);
    const banner = illustrate({ kind, colour: '#3e4a5c', seed: 3, width: 1035, height: 450 });
    expect(complaintsAbout(banner)).toEqual([]);
    expect(banner).toContain('viewBox="-260 0 920 400"');
  });

  it('is the same whenever it is asked for', () => {
    for (const kind of illustrationKinds) expect(at(kind, '#8a6a52')).toBe(at(kind, '#8a6a52'));
  });

  it.each(illustrationKinds)('of %s keeps its cut in another colour: nothing but colours differs', (kind) => {
    const withoutColours = (svg: string) => svg.replace(/#[0-9a-f]{6}/g, '#');
    for (const seed of [1, 2, 3, 4]) {
      expect(withoutColours(at(kind, '#c0392b', seed))).toBe(withoutColours(at(kind, '#b03a2e', seed)));
      expect(withoutColours(at(kind, '#1b1f2a', seed))).toBe(withoutColours(at(kind, '#f3efe6', seed)));
    }
  });
});

const draw = (path: string, productName: string, styleCode = 'TA250001') => {
  const { kind, seed } = illustrationFor({ categoryPath: path.split('/'), productName, styleCode });
  return { kind, ...cutOf(kind, seed) };
};

describe('choosing a drawing for a product', () => {
  it.each([
    ['女装/上装/T恤', 'V领修身棉质T恤', { kind: 'tee', neck: 'v' }],
    ['男装/上装/T恤', '小高领刺绣凉感T恤', { kind: 'tee', neck: 'stand', print: 'plain' }],
    ['童装/上装/T恤', '圆领条纹儿童T恤', { kind: 'kids-tee', print: 'stripe' }],
    ['女装/上装/卫衣', '半拉链短款卫衣', { kind: 'sweatshirt', neck: 'half-zip' }],
    ['男装/上装/卫衣', '连帽基础卫衣', { kind: 'hoodie', mark: 'pocket' }],
    ['童装/上装/卫衣', '连帽拼色儿童卫衣', { kind: 'kids-hoodie', mark: 'block' }],
    ['女装/上装/衬衫', '飘带领垂感衬衫', { kind: 'shirt', collar: 'bow' }],
    ['男装/上装/衬衫', '古巴领牛津纺衬衫', { kind: 'shirt', collar: 'camp', short: true }],
    ['女装/上装/针织衫', '半高领绞花羊毛衫', { kind: 'knit', neck: 'turtle', stitch: 'cable' }],
    ['女装/上装/针织衫', '圆领细针针织开衫', { kind: 'knit', neck: 'cardigan', stitch: 'knit' }],
    ['男装/上装/POLO衫', '撞色领珠地POLO衫', { kind: 'polo', contrast: true }],
    ['女装/外套/大衣', '立领茧形羊绒大衣', { kind: 'coat', collar: 'stand', shape: 'cocoon' }],
    ['女装/外套/大衣', '翻领系带羊绒大衣', { kind: 'coat', shape: 'wrapped' }],
    ['男装/外套/夹克', '飞行员轻商务夹克', { kind: 'jacket', style: 'bomber' }],
    ['女装/外套/西装', '无领双排扣羊毛西装', { kind: 'blazer', lapel: 'none' }],
    ['女装/外套/风衣', '连帽短款风衣', { kind: 'trench', hood: true, hemY: 306 }],
    ['童装/外套/羽绒服', '连帽拼色儿童羽绒服', { kind: 'kids-down-jacket', block: true }],
    ['女装/裙装/连衣裙', '圆领新中式真丝连衣裙', { kind: 'dress', neck: 'mandarin' }],
    ['女装/裙装/连衣裙', '泡泡袖碎花长裙', { kind: 'dress', sleeve: 'puff', print: 'floral' }],
    ['女装/裙装/半身裙', '高腰鱼尾中长裙', { kind: 'skirt', shape: 'mermaid' }],
    ['女装/裤装/牛仔裤', '高腰微喇牛仔裤', { kind: 'jeans', leg: 'flare' }],
    ['男装/裤装/休闲裤', '松紧腰灯芯绒休闲裤', { kind: 'trousers', texture: 'cord', leg: 'tapered' }],
    ['鞋包配饰/鞋/女鞋', '尖头玛丽珍短靴', { kind: 'ankle-boot', style: 'strap', toe: 'pointed' }],
    ['鞋包配饰/鞋/女鞋', '尖头乐福单鞋', { kind: 'loafer' }],
    ['鞋包配饰/鞋/男鞋', '圆头德训板鞋', { kind: 'sneaker' }],
    ['鞋包配饰/鞋/男鞋', '圆头德训皮鞋', { kind: 'derby' }],
    ['鞋包配饰/包/手袋', '腋下枕头包', { kind: 'handbag', shape: 'pillow', strap: 'shoulder' }],
    ['鞋包配饰/包/手袋', '腋下托特牛皮包', { kind: 'tote-bag', material: 'leather' }],
    ['鞋包配饰/配饰/围巾', '素色真丝方巾', { kind: 'silk-scarf', print: 'plain' }],
    ['鞋包配饰/配饰/帽子', '贝雷刺绣帽', { kind: 'hat', shape: 'beret', mark: true }],
    ['鞋包配饰/配饰/腰带', '平滑扣商务牛皮腰带', { kind: 'belt', buckle: 'plate', width: 36 }],
    ['鞋包配饰/配饰/袜子', '船型精梳棉袜', { kind: 'socks', height: 'no-show' }],
    ['家居香氛/家居/毛巾浴巾', '提花华夫格浴巾', { kind: 'towel', weave: 'waffle' }],
    ['家居香氛/家居/毛巾浴巾', '素色长绒棉毛巾', { kind: 'towel-pile' }],
    ['家居香氛/家居/床品', '60支水洗棉四件套', { kind: 'bedding' }],
    ['家居香氛/家居/家居服', '翻领莫代尔家居服套装', { kind: 'homewear', collar: 'notch' }],
    ['家居香氛/家居/餐厨杯具', '手作粗陶茶具', { kind: 'teapot' }],
    ['家居香氛/家居/餐厨杯具', '手作白瓷马克杯', { kind: 'mug' }],
    ['家居香氛/香氛/扩香香水', '旧书房无火织物喷雾', { kind: 'perfume', shape: 'mist' }],
    ['家居香氛/香氛/扩香香水', '雨后竹无火淡香水', { kind: 'diffuser' }],
    ['家居香氛/香氛/香薰蜡烛', '白茶大豆蜡香薰蜡烛', { kind: 'candle' }],
  ])('%s %s is drawn as its name promises, whichever style it is', (path, name, promised) => {
    for (let style = 0; style < 60; style += 1) {
      expect(draw(path, name, `TA25${String(style).padStart(4, '0')}`)).toMatchObject(promised);
    }
  });

  it('reads the name where the category is unknown, and wraps up what it does not know', () => {
    expect(draw('2026秋冬', '连帽轻薄鹅绒服').kind).toBe('down-jacket');
    expect(draw('新品', '女童连衣裙').kind).toBe('kids-dress');
    expect(draw('其他', '礼品卡').kind).toBe('gift-box');
  });

  it('gives one style the same seed for ever, and many styles different ones', () => {
    const seedOf = (styleCode: string) =>
      illustrationFor({ categoryPath: ['女装', '上装', '卫衣'], productName: '圆领卫衣', styleCode }).seed;
    expect(seedOf('TA250100')).toBe(seedOf('TA250100'));
    expect(new Set(Array.from({ length: 40 }, (_, i) => seedOf(`TA2501${i}`))).size).toBeGreaterThan(3);
  });
});
