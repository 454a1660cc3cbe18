import { barcode, csv, gbk, utf8WithMark, workbook, type ExportFolder } from './export-files';

/** A retailer's old system in small: two shops, two guides, three styles, and stock. All of it is invented. */
export const oldSystem = {
  trench: '双排扣系带风衣',
  shirt: '真丝飘带衬衫',
  price: 1199,
  /** Row 4 of the products has no price, row 6 of the stock names a barcode that nobody has. */
  bad: { products: { row: 4, field: '吊牌价' }, stock: { row: 6, field: '条码', value: barcode(99) } },
  trenchBarcode: barcode(1),
} as const;

const storeHeader =
  '店铺编码,店名,经营模式,加盟商,大区,省,市,区,地址,经度,纬度,电话,营业时间,面积,开业日期,状态'.split(',');
const storeRow = (code: string, name: string, longitude: string): string[] => [
  ...[code, name, '直营', '', '华东', '浙江省', '杭州市', '拱墅区', '丽水路819号云渡广场L2-11'],
  ...[longitude, '30.320529', '19900095004', '00:00-23:59', '168㎡', '2018-09-21', '营业中'],
];

const productHeader =
  '款号,品名,大类,中类,小类,季节,年份,颜色,颜色码,尺码,条码,吊牌价,成本价,面料,版型,上市日期,洗涤说明,卖点,状态'.split(
    ',',
  );
type Style = { code: string; name: string; leaf: string; colour: string; price: number };
const trench = {
  code: 'TW261170',
  name: oldSystem.trench,
  leaf: '风衣',
  colour: '卡其',
  price: oldSystem.price,
};
const shirt = { code: 'TW261171', name: oldSystem.shirt, leaf: '衬衫', colour: '米白', price: 599 };
const productRow = (style: Style, size: string, serial: number, price: number | null = style.price) => [
  ...[style.code, style.name, '女装', '上装', style.leaf, '春', 2026, style.colour, 'B06', size],
  ...[barcode(serial), price, 334.1, '棉68% 聚酯纤维32%', 'H型', new Date('2026-03-05T00:00:00Z')],
  ...['仅可干洗', '可拆卸腰带', '在售'],
];

/** Writes its exports, each in the shape in which such systems write them; answers their paths. */
export async function exportOldSystem(folder: ExportFolder): Promise<string[]> {
  const products = await workbook([
    productHeader,
    productRow(trench, 'M', 1),
    productRow(trench, 'L', 2),
    productRow(trench, 'XL', 3, null),
    productRow(shirt, 'S', 4),
    productRow(shirt, 'M', 5),
  ]);
  const stores = csv(
    storeHeader,
    storeRow('TL001', '棠里杭州云渡广场店', '120.144789'),
    storeRow('TL002', '棠里杭州临湖里店', '120.154789'),
  );
  const guides = csv(
    '工号,姓名,手机号,店铺编码,岗位,入职日期,离职日期,状态,月目标(万元)'.split(','),
    ['G1', '林甜', '19900090007', 'TL001', '店长', '2016/5/1', '', '在职', '3.9'],
    ['G2', '常彤', '19900090014', 'TL002', '导购', '2016/5/1', '', '在职', '3.9'],
  );
  const stock = csv(
    ['店铺编码', '条码', '库存', '在途'],
    ['TL001', barcode(1), '8', '2'],
    ['TL001', barcode(2), '5', '0'],
    ['TL002', barcode(1), '3', '0'],
    ['TL001', barcode(4), '6', '0'],
    ['TL001', oldSystem.bad.stock.value, '1', '0'],
  );
  return [
    folder.write('商品资料.xlsx', products),
    folder.write('门店档案.csv', gbk(stores)),
    folder.write('导购花名册.csv', utf8WithMark(guides)),
    folder.write('库存.csv', Buffer.from(stock)),
  ];
}
