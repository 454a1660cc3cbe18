import { describe, expect, it } from '@jest/globals';
import { recogniseKind } from '@shared/domain/import/columns';
import { judgeGuides } from '@shared/domain/import/judge-guides';
import { judgeProducts } from '@shared/domain/import/judge-products';
import { judgeStock } from '@shared/domain/import/judge-stock';
import { judgeStores } from '@shared/domain/import/judge-stores';
import type { RowVerdict, Sheet } from '@shared/domain/import/sheet';

type Cells = Record<string, string>;

/** A sheet of rows that change one good row, cell by cell. */
function sheetOf(good: Cells, changes: readonly Cells[], formulas: Record<number, string> = {}): Sheet {
  const header = Object.keys(good);
  const rows = changes.map((change, index) => ({
    row: index + 2,
    cells: header.map((name) => ({ ...good, ...change })[name] ?? ''),
    ...(index === 0 ? { formulas } : {}),
  }));
  return { header, rows };
}

/** What became of each row: 'lands', 'bad' or 'repeats', with the codes of its problems. */
const fates = (verdicts: readonly RowVerdict<unknown>[]) =>
  verdicts.map(({ record, repeats, problems }) =>
    [record ? 'lands' : repeats ? 'repeats' : 'bad', ...problems.map(({ code }) => code)].join(' '),
  );

const known = { has: () => true };
const product: Cells = {
  款号: 'TW261100',
  品名: '圆领T恤',
  大类: '女装',
  中类: '上装',
  小类: 'T恤',
  季节: '春',
  年份: '2026',
  颜色: '黑色',
  颜色码: 'K01',
  尺码: 'M',
  ' 条码 ': '6998001005411',
  '吊牌价　': '199',
  成本价: '62.2',
  面料: '棉100%',
  版型: '合体',
  '上市\n日期': '2026-02-26',
  洗涤说明: '',
  卖点: '领口不易变形；可机洗',
  状态: '在售',
};
const other = { ' 条码 ': '6998001005428', 尺码: 'L' };
const judged = (...changes: Cells[]) =>
  fates(judgeProducts(sheetOf(product, changes), { colours: known, categories: known }));

describe('headers', () => {
  it('are recognised through stray spaces, full-width spaces and line breaks', () => {
    expect(recogniseKind(Object.keys(product))).toBe('products');
    expect(recogniseKind(['店铺编码', '条码', ' 库存', '在途'])).toBe('stock');
  });

  it('of other exports are not taken for ours', () => {
    expect(recogniseKind(['小票号', '时间', '店铺编码', '导购工号', '条码', '数量'])).toBeUndefined();
    expect(recogniseKind(['卡号', '姓名', '手机', '开卡店铺'])).toBeUndefined();
  });
});

describe('products', () => {
  it.each([
    ['a good row', {}, 'lands'],
    ['a price with separators', { '吊牌价　': '2,199' }, 'lands'],
    ['a style number in small letters', { 款号: 'tw261100 ' }, 'lands CLEANED'],
    ['a full-width size', { 尺码: 'ＸＬ ' }, 'lands CLEANED'],
    ['a size with a unit', { 尺码: '100ml' }, 'lands'],
    ['a price of nothing', { '吊牌价　': '0' }, 'bad AMOUNT_NOT_POSITIVE'],
    ['a negative price', { '吊牌价　': '-199' }, 'bad AMOUNT_NOT_POSITIVE'],
    ['no price', { '吊牌价　': '' }, 'bad MISSING'],
    ['a price in words', { '吊牌价　': '面议' }, 'bad NOT_AN_AMOUNT'],
    ['no size', { 尺码: '' }, 'bad MISSING'],
    ['no barcode', { ' 条码 ': '' }, 'bad MISSING'],
    ['a mistyped barcode', { ' 条码 ': '6998001005412' }, 'bad WRONG_CHECK_DIGIT'],
    ['a rounded barcode', { ' 条码 ': '6.998E+12' }, 'bad BARCODE_ROUNDED'],
    ['a cost above the price', { 成本价: '628' }, 'lands COST_ABOVE_PRICE'],
    ['a cost that is no figure', { 成本价: 'N/A' }, 'lands COST_UNKNOWN'],
    ['a cost from a broken formula', { 成本价: '#REF!' }, 'lands BROKEN_FORMULA'],
    ['an impossible launch date', { '上市\n日期': '2026-02-30' }, 'lands DATE_FROM_STYLE'],
    ['an unknown state', { 状态: '随便' }, 'bad UNKNOWN_WORD'],
    ['a total line', { 款号: '合计', ' 条码 ': '共1条' }, 'bad TOTAL_ROW'],
  ])('%s: %j', (_what, change, expected) => {
    expect(judged(change)).toEqual([expected]);
  });

  it('names the header as in the file, the row and what to do', () => {
    const [verdict] = judgeProducts(sheetOf(product, [{ '吊牌价　': '面议' }]), {
      colours: known,
      categories: known,
    });
    expect(verdict?.problems).toEqual([
      expect.objectContaining({ row: 2, field: '吊牌价', value: '面议', severity: 'bad' }),
    ]);
    expect(verdict?.problems[0]?.problem.en).toMatch(/Correct it/);
  });

  it('takes a repeated row once', () => {
    expect(judged({}, {})).toEqual(['lands', 'repeats REPEATED']);
  });

  it('lands neither of two goods under one barcode', () => {
    expect(judged({}, { 款号: 'TW999999' })).toEqual(['bad BARCODE_SHARED', 'bad BARCODE_SHARED']);
    expect(judged({}, { '吊牌价　': '299' })).toEqual(['bad CONTRADICTS', 'bad CONTRADICTS']);
  });

  it('fills a lost launch date from the style and points out a row that disagrees', () => {
    const sheet = sheetOf(product, [{}, { ...other, '上市\n日期': '2026-02-30' }]);
    const verdicts = judgeProducts(sheet, { colours: known, categories: known });
    expect(fates(verdicts)).toEqual(['lands', 'lands DATE_FROM_STYLE']);
    expect(verdicts[1]?.record?.listedOn).toBe('2026-02-26');
    const third = { ' 条码 ': '6998001005497', 尺码: 'S', 品名: '方领T恤' };
    expect(judged({}, other, third)).toEqual(['lands', 'lands', 'lands DIFFERS_IN_STYLE']);
  });

  it('says which sizes a row without one could be', () => {
    const red = { 颜色: '海棠红', 颜色码: 'R01' };
    const sheet = sheetOf(product, [{}, other, { ...red, ' 条码 ': '6998001005497', 尺码: '' }]);
    const [, , verdict] = judgeProducts(sheet, { colours: known, categories: known });
    expect(verdict?.problems[0]?.problem.zh).toContain('M、L');
  });

  it('imports the result of a formula and says so', () => {
    const costIndex = Object.keys(product).indexOf('成本价');
    const sheet = sheetOf(product, [{}], { [costIndex]: 'L2*0.3' });
    expect(fates(judgeProducts(sheet, { colours: known, categories: known }))).toEqual([
      'lands FROM_FORMULA',
    ]);
  });

  it('asks about a price that lost a digit', () => {
    const odd = { ...other, '吊牌价　': '19.90', 成本价: '6.20' };
    const third = { ' 条码 ': '6998001005497', 尺码: 'S' };
    expect(judged({}, odd, third)).toEqual(['lands', 'lands ODD_PRICE', 'lands']);
  });
});

describe('stores', () => {
  const store: Cells = {
    店铺编码: 'TL001',
    店名: '棠里杭州云渡广场店',
    经营模式: '直营',
    加盟商: '',
    大区: '华东',
    省: '浙江省',
    市: '杭州市',
    区: '拱墅区',
    地址: '丽水路819号运河云渡广场L2-11',
    经度: '120.144789',
    纬度: '30.320529',
    电话: '0571-88880000',
    营业时间: '10：00-22：00',
    面积: '168㎡',
    开业日期: '2018/9/21',
    状态: '营业中',
  };

  it.each([
    ['a good row', {}, 'lands'],
    ['swapped coordinates', { 经度: '30.320529', 纬度: '120.144789' }, 'lands COORDINATES_SWAPPED'],
    ['a place outside China', { 经度: '0', 纬度: '0' }, 'lands COORDINATES_WRONG'],
    ['a franchise without franchisee', { 经营模式: '加盟' }, 'lands NO_FRANCHISEE'],
    ['a cut address', { 地址: '福华三路867号福颂汇B1-1\ufffd' }, 'lands BROKEN_CHARACTER'],
    ['hours that nobody can read', { 营业时间: '全年无休' }, 'lands NOT_HOURS'],
    ['a phone with too few digits', { 电话: '1990009' }, 'lands NOT_A_PHONE'],
    ['an unknown mode', { 经营模式: '代理' }, 'bad UNKNOWN_WORD'],
    ['no code', { 店铺编码: '' }, 'bad MISSING'],
  ])('%s', (_what, change, expected) => {
    expect(fates(judgeStores(sheetOf(store, [change])))).toEqual([expected]);
  });

  it('keeps the store in operation when a closed one has its code', () => {
    const old = { 店名: '棠里杭州云渡（旧）', 状态: '闭店' };
    expect(fates(judgeStores(sheetOf(store, [{}, old])))).toEqual([
      'lands KEY_SHARED_KEPT',
      'bad KEY_SHARED',
    ]);
    const twin = { 店名: '棠里另一家店' };
    expect(fates(judgeStores(sheetOf(store, [{}, twin])))).toEqual(['bad CONTRADICTS', 'bad CONTRADICTS']);
  });

  it('tells warehouses and web shops from shops', () => {
    const kinds = judgeStores(
      sheetOf(store, [
        {},
        { 店铺编码: 'CK01', 店名: '总仓' },
        { 店铺编码: 'DS01', 店名: '官方线上商城', 大区: '电商' },
      ]),
    ).map(({ record }) => record?.kind);
    expect(kinds).toEqual(['store', 'warehouse', 'webshop']);
  });
});

describe('guides', () => {
  const guide: Cells = {
    工号: 'G1001',
    姓名: '林甜',
    手机号: '199 0009 0007',
    店铺编码: 'TL001',
    岗位: '店长',
    入职日期: '2016-05-01',
    离职日期: '',
    状态: '在职',
    '月目标(万元)': '3.9',
  };
  const stores = new Map([
    ['TL001', { isClosed: false }],
    ['TL012', { isClosed: true }],
  ]);
  const fatesOf = (...changes: Cells[]) => fates(judgeGuides(sheetOf(guide, changes), stores));

  it.each([
    ['a good row', {}, 'lands'],
    ['a phone with country code', { 手机号: '+86-19900090007' }, 'lands'],
    ['a phone that lacks a digit', { 手机号: '1990009035' }, 'lands NOT_A_PHONE'],
    ['a target in words', { '月目标(万元)': '三万' }, 'lands NOT_AN_AMOUNT'],
    ['an unknown store', { 店铺编码: 'TL088' }, 'bad UNKNOWN_STORE'],
    ['a closed store', { 店铺编码: 'TL012' }, 'lands CLOSED_STORE'],
    ['left before joining', { 状态: '离职', 离职日期: '2016-04-01' }, 'lands LEFT_BEFORE_JOINED'],
    ['left, nobody knows when', { 状态: '离职' }, 'lands LEFT_WITHOUT_DATE'],
  ])('%s', (_what, change, expected) => {
    expect(fatesOf(change)).toEqual([expected]);
  });

  it('reads the target in fen and never shows a whole phone in a problem', () => {
    const [verdict] = judgeGuides(sheetOf(guide, [{ 手机号: '1990009035' }]), stores);
    expect(verdict?.record?.monthlyTarget).toBe(39_000_00);
    expect(JSON.stringify(verdict?.problems)).not.toContain('1990009035');
  });

  it('leaves a staff number with whoever joined first', () => {
    const newcomer = { 姓名: '白若溪', 手机号: '19900099902', 入职日期: '2026-08-03' };
    expect(fatesOf({}, newcomer)).toEqual(['lands KEY_SHARED_KEPT', 'bad KEY_SHARED']);
  });

  it('lands two guides with one phone and asks whose it is', () => {
    expect(fatesOf({}, { 工号: 'G1002', 姓名: '常彤' })).toEqual([
      'lands PHONE_SHARED',
      'lands PHONE_SHARED',
    ]);
  });
});

describe('stock', () => {
  const figure: Cells = { 店铺编码: 'TL007', 条码: '6998001005411', 库存: '8', 在途: '0' };
  const stores = new Map([
    ['TL007', { isClosed: false }],
    ['TL012', { isClosed: true }],
  ]);
  const skus = new Set(['6998001005411']);
  const fatesOf = (...changes: Cells[]) => fates(judgeStock(sheetOf(figure, changes), stores, skus));

  it.each([
    ['a good row', {}, 'lands'],
    ['full-width digits', { 库存: '１２' }, 'lands'],
    ['an apostrophe before the barcode', { 条码: "'6998001005411" }, 'lands'],
    ['stock below zero', { 库存: '-2' }, 'lands NEGATIVE_STOCK'],
    ['half a piece', { 库存: '3.5' }, 'bad NOT_WHOLE'],
    ['no figure', { 库存: '' }, 'bad MISSING'],
    ['an unknown store', { 店铺编码: 'TL088' }, 'bad UNKNOWN_STORE'],
    ['an unknown barcode', { 条码: '6998001005428' }, 'bad UNKNOWN_BARCODE'],
    ['goods in a closed store', { 店铺编码: 'TL012' }, 'lands CLOSED_STORE'],
  ])('%s', (_what, change, expected) => {
    expect(fatesOf(change)).toEqual([expected]);
  });

  it('suggests the store that a letter O was typed for', () => {
    const [verdict] = judgeStock(sheetOf(figure, [{ 店铺编码: 'TLO07' }]), stores, skus);
    expect(verdict?.problems[0]?.problem.en).toContain('TL007');
  });

  it('trusts neither of two figures for one shelf', () => {
    expect(fatesOf({}, { 库存: '9' })).toEqual(['bad CONTRADICTS', 'bad CONTRADICTS']);
    expect(fatesOf({}, {})).toEqual(['lands', 'repeats REPEATED']);
  });

  it('refuses a cut row, a repeated header and a blank row by name', () => {
    const sheet = sheetOf(figure, [{}]);
    const rows = [
      ...sheet.rows,
      { row: 3, cells: ['TL007', '6998001005411'] },
      { row: 4, cells: [...sheet.header] },
      { row: 5, cells: ['', '', '', ''] },
      { row: 6, cells: ['TL007', '6998001005411', '1', '260', '0'] },
    ];
    expect(fates(judgeStock({ ...sheet, rows }, stores, skus))).toEqual([
      'lands',
      'bad CUT_ROW',
      'bad HEADER_ROW',
      'bad BLANK_ROW',
      'bad EXTRA_CELLS',
    ]);
  });
});
