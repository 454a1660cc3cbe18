import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openHqSession, type HqSession } from '@config/import/hq-session';
import { importFile, openFile } from '@config/import/import-file';
import { fileReport, type FileReport } from '@config/import/report';
import type {
  BannerDocument,
  CategoryDocument,
  GuideDocument,
  ProductDocument,
  SkuDocument,
  StoreDocument,
} from '@functions/_stores/catalog.documents';
import type { StockDocument, StockMoveDocument } from '@functions/_stores/stock.documents';
import { barcode, csv, ExportFolder, gbk, utf16, utf8WithMark, workbook } from '../support/export-files';
import { ADMIN, hire } from '../support/hq-desk';
import { Shop } from '../support/shop';

const files = new ExportFolder();
let shop: Shop;
let hq: HqSession;

const signIn = async (): Promise<HqSession> => openHqSession(shop.url, ADMIN);

beforeAll(async () => {
  shop = await Shop.open();
  await hire(shop, ADMIN.username, ADMIN.password);
  hq = await signIn();
}, 60_000);

afterAll(() => shop.close());

async function importOf(path: string): Promise<FileReport> {
  const opened = await openFile(hq, path);
  if (!opened.run) throw new Error(opened.why);
  return fileReport(await importFile(hq, opened.run, () => undefined));
}

const one = async <Document>(collection: string, id: string): Promise<Document | undefined> =>
  (await shop.read<Document>(collection, { _id: id }))[0];

const storeHeader = [
  '店铺编码',
  '店名 ',
  '经营模式',
  '加盟商',
  '大区',
  '省',
  '市',
  '区',
  '地址',
  '经度',
  '纬度',
  '电话',
  '营业时间',
  '面积',
  '开业日期',
  '状态',
];
const storeRow = (code: string, ...changes: [index: number, text: string][]) => {
  const row = [
    code,
    '棠里杭州云渡广场店',
    '直营',
    '',
    '华东',
    '浙江省',
    '杭州市',
    '拱墅区',
    '丽水路819号云渡广场L2-11',
    '120.144789',
    '30.320529',
    '19900095004',
    '10：00-22：00',
    '168㎡',
    '2018-09-21',
    '营业中',
  ];
  for (const [index, text] of changes) row[index] = text;
  return row;
};

const productHeader = [
  '款号',
  '品名',
  '大类',
  '中类',
  '小类',
  '季节',
  '年份',
  '颜色',
  '颜色码',
  '尺码',
  ' 条码 ',
  '吊牌价　',
  '成本价',
  '面料',
  '版型',
  '上市\n日期',
  '洗涤说明',
  '卖点',
  '状态',
];
const productRow = (code: string | number, size: string, price: string | number | null) => [
  'TW261170',
  '双排扣系带风衣',
  '女装',
  '外套',
  '风衣',
  '春',
  2026,
  '卡其',
  'B06',
  size,
  code,
  price,
  334.1,
  '棉68% 聚酯纤维32%',
  'H型',
  new Date('2026-03-05T00:00:00Z'),
  '仅可干洗，常规干洗，低温熨烫',
  '可拆卸腰带；防泼水面料',
  '在售',
];

const stockHeader = ['店铺编码', '条码', '库存', '在途'];

describe('the first import', () => {
  it('lands the good stores of a GBK file, names the bad one, and retires the demo chain', async () => {
    await shop.insert('stores', [{ _id: 'DEMO1', origin: 'demo' } as { _id: string }]);
    await shop.insert('banners', [{ _id: 'demo', origin: 'demo' } as { _id: string }]);
    const swapped = storeRow('TL002', [9, '30.320529'], [10, '120.144789']);
    const report = await importOf(
      files.write(
        'stores.csv',
        gbk(csv(storeHeader, storeRow('TL001'), swapped, storeRow('TL003', [2, '代理']))),
      ),
    );

    expect(report).toMatchObject({ rows: 3, imported: 2, unchanged: 0 });
    expect(report.bad).toEqual([expect.objectContaining({ row: 4, field: '经营模式', value: '代理' })]);
    expect(report.warnings.map(({ code }) => code)).toEqual(['COORDINATES_SWAPPED']);
    const store = await one<StoreDocument>('stores', 'TL002');
    expect(store).toMatchObject({
      name: { zh: '棠里杭州云渡广场店', en: 'Tangli Hangzhou Yundu Plaza' },
      city: { zh: '杭州', en: 'Hangzhou' },
      hours: { opens: 600, closes: 1320 },
      areaSquareMetres: 168,
      location: { longitude: 120.144789, latitude: 30.320529 },
    });
    expect(await one('stores', 'DEMO1')).toBeUndefined();
    expect(await one('banners', 'demo')).toBeUndefined();
  });

  it('keeps a guide by the hash and the mask of the phone, never the phone', async () => {
    const header = [
      '工号',
      '姓名',
      '手机号',
      '店铺编码',
      '岗位',
      '入职日期',
      '离职日期',
      '状态',
      '月目标(万元)',
    ];
    const guide = ['G1', '林甜', '199-0009-0007', 'TL001', '店长', '2016/5/1', '', '在职', '3.9'];
    const lost = ['G2', '常彤', '19900090014', 'TL088', '导购', '2016/5/1', '', '在职', '3.9'];
    const report = await importOf(files.write('guides.csv', utf8WithMark(csv(header, guide, lost))));

    expect(report).toMatchObject({ rows: 2, imported: 1 });
    expect(report.bad).toEqual([expect.objectContaining({ row: 3, field: '店铺编码' })]);
    const kept = await one<GuideDocument>('guides', 'G1');
    expect(kept).toMatchObject({ phoneMasked: '199****0007', monthlyTarget: 39_000_00, position: 'manager' });
    expect(kept?.phoneHash).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify(kept)).not.toContain('19900090007');
  });

  it('builds styles, categories and banners from the second sheet of a workbook', async () => {
    const rows = [
      productHeader,
      productRow(barcode(1), 'M', 1199),
      productRow(Number(barcode(2)), 'L', '1,199'),
      productRow(barcode(3), 'XL', null),
      ['合计', ...Array<null>(18).fill(null)],
    ];
    const report = await importOf(files.write('products.xlsx', await workbook(rows)));

    expect(report).toMatchObject({ rows: 4, imported: 2 });
    expect(report.bad.map(({ row, field }) => [row, field])).toEqual([
      [4, '吊牌价'],
      [5, '款号'],
    ]);
    expect(await one<ProductDocument>('products', 'TW261170')).toMatchObject({
      name: { zh: '双排扣系带风衣', en: 'Double-breasted tie-waist trench coat' },
      sizes: ['M', 'L'],
      skuIds: [barcode(1), barcode(2)],
      price: 1199_00,
      status: 'onSale',
      listedOn: '2026-03-05',
      categoryIds: ['women', 'women-trench-coats'],
    });
    expect(await one<SkuDocument>('skus', barcode(2))).toMatchObject({
      colour: { zh: '卡其', en: 'Khaki' },
      picture: expect.stringMatching(/^goods:trench:[0-9a-f]{6}:\d+$/),
    });
    expect(await one<CategoryDocument>('categories', 'women-trench-coats')).toMatchObject({
      parentId: 'women',
    });
    expect(await shop.read<BannerDocument>('banners')).toHaveLength(1);
  });

  it('turns stock in UTF-16 into figures with their moves, below zero as it is', async () => {
    const report = await importOf(
      files.write(
        'stock.csv',
        utf16(
          csv(
            stockHeader,
            ['TL001', barcode(1), '8', '2'],
            ['TL002', barcode(1), '-2', '0'],
            ['TL001', barcode(3), '1', '0'],
          ),
        ),
      ),
    );

    expect(report).toMatchObject({ rows: 3, imported: 2 });
    expect(report.bad).toEqual([expect.objectContaining({ row: 4, field: '条码', code: 'UNKNOWN_BARCODE' })]);
    const stock = await one<StockDocument>('stock', `TL001:${barcode(1)}`);
    expect(stock).toMatchObject({ onHand: 8, available: 8, held: 0, inTransit: 2, productId: 'TW261170' });
    expect(await one<StockDocument>('stock', `TL002:${barcode(1)}`)).toMatchObject({
      onHand: -2,
      available: -2,
    });
    const moves = await shop.read<StockMoveDocument>('stock_moves', { skuId: barcode(1) });
    expect(moves.map(({ reason, quantity }) => [reason, quantity]).sort()).toEqual([
      ['import', -2],
      ['import', 8],
    ]);
  });
});

describe('the second import', () => {
  it('changes nothing, and does not bring back what was sold since', async () => {
    await shop.update('stock', `TL001:${barcode(1)}`, { onHand: 5, available: 5 });
    const before = await shop.read<{ updatedAt: number }>('products');
    const again = csv(
      stockHeader,
      ['TL001', barcode(1), '8', '2'],
      ['TL002', barcode(1), '-2', '0'],
      ['TL001', barcode(3), '1', '0'],
    );
    expect(await importOf(files.write('stock.csv', utf16(again)))).toMatchObject({
      rows: 3,
      imported: 0,
      unchanged: 2,
    });
    expect(await one('stock', `TL001:${barcode(1)}`)).toMatchObject({ onHand: 5, available: 5 });
    const goods = [productHeader, productRow(barcode(1), 'M', 1199), productRow(barcode(2), 'L', 1199)];
    expect(await importOf(files.write('again.xlsx', await workbook(goods)))).toMatchObject({
      imported: 0,
      unchanged: 2,
    });
    expect(await shop.read('products')).toEqual(before);
  });

  it('adds the corrected row of a later file to its style and keeps a price that HQ has set', async () => {
    await shop.update('skus', barcode(1), { price: 899_00 });
    const goods = [productHeader, productRow(barcode(1), 'M', 1299), productRow(barcode(3), 'XL', 1199)];
    expect(await importOf(files.write('corrected.xlsx', await workbook(goods)))).toMatchObject({
      imported: 2,
      bad: [],
    });
    expect(await one('skus', barcode(1))).toMatchObject({ tagPrice: 1299_00, price: 899_00 });
    expect(await one('products', 'TW261170')).toMatchObject({
      sizes: ['M', 'L', 'XL'],
      price: 899_00,
      tagPrice: 1299_00,
      priceVaries: true,
    });
  });

  it('sets a new count around what orders hold', async () => {
    const id = `TL001:${barcode(1)}`;
    const holds = { '20260314100000000001': { quantity: 2, at: 1 } };
    await shop.update('stock', id, { onHand: 5, held: 2, available: 3, holds });
    const recount = csv(stockHeader, ['TL001', barcode(1), '9', '0']);
    expect(await importOf(files.write('recount.csv', Buffer.from(recount)))).toMatchObject({ imported: 1 });
    const stock = await one<StockDocument>('stock', id);
    expect(stock).toMatchObject({ onHand: 9, held: 2, available: 7, holds });
    expect(stock?.journal).toEqual([expect.objectContaining({ reason: 'import', quantity: 4 })]);
  });
});

describe('what is no import of ours', () => {
  it('is refused with the header that was seen', async () => {
    const members = files.write(
      'members.csv',
      gbk(csv(['卡号', '姓名', '手机'], ['001', '周予安', '19900012345'])),
    );
    expect(await openFile(hq, members)).toMatchObject({ run: null, isLater: true });
    const letter = files.write('letter.txt', Buffer.from('你好，这是一封信。'));
    expect(await openFile(hq, letter)).toMatchObject({ run: null, isLater: false });
    const broken = files.write('broken.xlsx', Buffer.from('504b0304ffffffff', 'hex'));
    expect(await openFile(hq, broken)).toMatchObject({ run: null, why: expect.stringContaining('存为') });
  });
});

describe('an import that is cut off', () => {
  it('goes on after a crash, lands every row once and counts as if nothing had happened', async () => {
    const serials = Array.from({ length: 400 }, (_, index) => 1_000 + index);
    const storeIds = Array.from({ length: 40 }, (_, index) => `CR${index}`);
    const template = await one<SkuDocument>('skus', barcode(1));
    const place = await one<StoreDocument>('stores', 'TL001');
    if (!template || !place) throw new Error('the first import is missing');
    await shop.insert(
      'skus',
      serials.map((serial) => ({ ...template, _id: barcode(serial) })),
    );
    await shop.insert(
      'stores',
      storeIds.map((_id) => ({ ...place, _id })),
    );
    const rows = storeIds.flatMap((storeId) => serials.map((serial) => [storeId, barcode(serial), '3', '0']));
    const path = files.write('large.csv', Buffer.from(csv(stockHeader, ...rows)));

    const opened = await openFile(hq, path);
    if (!opened.run) throw new Error(opened.why);
    const { runId } = opened.run;
    await hq.call('stepImport', { runId, mode: 'check' });
    const cutOff = hq.call('stepImport', { runId, mode: 'import' }).catch(() => undefined);
    // In the middle of so many rows, on a quick machine as on a slow one.
    await new Promise((next) => setTimeout(next, 500));
    await shop.crash();
    await shop.restart();
    await cutOff;

    hq = await signIn();
    // The dropped call was repeated by the session and may have finished; the run says what became of the file.
    const report = fileReport(await importFile(hq, opened.run, () => undefined));
    expect(report).toMatchObject({ rows: 16_000, imported: 16_000, unchanged: 0, bad: [] });
    for (const locationId of storeIds) {
      const stock = await shop.read<StockDocument>('stock', { locationId });
      const moves = await shop.read<StockMoveDocument>('stock_moves', { locationId });
      expect([stock.length, moves.length]).toEqual([400, 400]);
      expect(stock.every(({ onHand, available }) => onHand === 3 && available === 3)).toBe(true);
    }
  }, 120_000);
});
