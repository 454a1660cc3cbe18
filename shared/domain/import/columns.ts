import type { LocalText } from '../../kernel/text';
import { cleanHeader, cleanText } from './clean-text';
import type { Sheet } from './sheet';

/** A column we know: its name for people, the headers it goes by, and whether a table of its kind must have it. */
export type ColumnDefinition = {
  readonly label: LocalText;
  readonly headers: readonly string[];
  readonly isRequired: boolean;
  /** Personal data: a problem shows only its ends. */
  readonly isPrivate?: true;
};

const column = (zh: string, en: string, isRequired: boolean, ...also: string[]): ColumnDefinition => ({
  label: { zh, en },
  headers: [zh, ...also].map(cleanHeader),
  isRequired,
});
const needs = (zh: string, en: string, ...also: string[]): ColumnDefinition => column(zh, en, true, ...also);
const takes = (zh: string, en: string, ...also: string[]): ColumnDefinition => column(zh, en, false, ...also);

const storeCode = needs('店铺编码', 'store code', '门店编码', '店铺代码', '门店代码', '店号');
const barcode = needs('条码', 'barcode', '商品条码', '国际条码', 'SKU编码', 'EAN');

export const productColumns = {
  styleCode: needs('款号', 'style number', '款式编码', '货号'),
  name: needs('品名', 'product name', '商品名称', '名称'),
  topCategory: needs('大类', 'top category'),
  midCategory: takes('中类', 'middle category'),
  leafCategory: needs('小类', 'category'),
  season: takes('季节', 'season'),
  year: takes('年份', 'year'),
  colour: needs('颜色', 'colour', '颜色名称'),
  colourCode: takes('颜色码', 'colour code', '颜色编码', '色号'),
  size: needs('尺码', 'size', '规格'),
  barcode,
  tagPrice: needs('吊牌价', 'tag price', '零售价', '标准售价'),
  cost: takes('成本价', 'cost', '进价', '成本'),
  fabric: takes('面料', 'fabric', '成分'),
  fit: takes('版型', 'fit'),
  listedOn: takes('上市日期', 'launch date', '上市时间'),
  care: takes('洗涤说明', 'care', '洗涤'),
  sellingPoints: takes('卖点', 'selling points'),
  status: needs('状态', 'status', '商品状态'),
} as const;

export const storeColumns = {
  storeCode,
  name: needs('店名', 'store name', '店铺名称', '门店名称'),
  mode: needs('经营模式', 'business mode', '店铺性质'),
  franchisee: takes('加盟商', 'franchisee'),
  region: takes('大区', 'region'),
  province: takes('省', 'province', '省份'),
  city: needs('市', 'city', '城市'),
  district: takes('区', 'district', '区县'),
  address: needs('地址', 'address', '详细地址'),
  longitude: takes('经度', 'longitude', 'LNG'),
  latitude: takes('纬度', 'latitude', 'LAT'),
  phone: takes('电话', 'phone', '联系电话', '店铺电话'),
  hours: takes('营业时间', 'opening hours'),
  area: takes('面积', 'area', '营业面积', '面积(㎡)'),
  openedOn: takes('开业日期', 'opening date'),
  status: needs('状态', 'status', '店铺状态'),
} as const;

export const guideColumns = {
  guideCode: needs('工号', 'staff number', '导购工号', '员工编号'),
  name: needs('姓名', 'name'),
  phone: {
    ...needs('手机号', 'mobile number', '手机', '手机号码', '联系电话'),
    isPrivate: true,
  },
  storeCode,
  position: takes('岗位', 'position', '职位'),
  joinedOn: takes('入职日期', 'joining date'),
  leftOn: takes('离职日期', 'leaving date'),
  status: needs('状态', 'status', '在职状态'),
  monthlyTarget: takes('月目标(万元)', 'monthly target', '月目标(元)', '月目标'),
} as const;

export const stockColumns = {
  storeCode,
  barcode,
  onHand: needs('库存', 'stock', '库存数量', '实际库存'),
  inTransit: takes('在途', 'in transit', '在途数量'),
} as const;

export const columnsByKind = {
  products: productColumns,
  stores: storeColumns,
  guides: guideColumns,
  stock: stockColumns,
} as const;
export type SheetKind = keyof typeof columnsByKind;

type Columns = Readonly<Record<string, ColumnDefinition>>;

/** Where each known column stands in a header, and what the file itself calls it. */
export type ColumnPlaces<Key extends string> = Readonly<
  Partial<Record<Key, { readonly index: number; readonly header: string }>>
>;

/** Finds the known columns of one kind in a header; the first of two equal headers counts. */
export function placeColumns<Definitions extends Columns>(
  definitions: Definitions,
  header: readonly string[],
): ColumnPlaces<keyof Definitions & string> {
  const cleaned = header.map(cleanHeader);
  const places: Record<string, { index: number; header: string }> = {};
  for (const [key, { headers }] of Object.entries(definitions)) {
    const index = cleaned.findIndex((text) => headers.includes(text));
    if (index >= 0) places[key] = { index, header: cleanText(header[index] ?? '').replace(/\s/g, '') };
  }
  return places as ColumnPlaces<keyof Definitions & string>;
}

/**
 * The kind whose required columns all stand in the header; of several, the one with most known columns, so that a
 * guide list with a store code is not taken for anything narrower. Undefined for none.
 */
export function recogniseKind(header: Sheet['header']): SheetKind | undefined {
  const fits = Object.entries(columnsByKind).flatMap(([kind, definitions]) => {
    const places = placeColumns<Columns>(definitions, header);
    const isWhole = Object.entries(definitions).every(([key, { isRequired }]) => !isRequired || places[key]);
    return isWhole ? [{ kind: kind as SheetKind, known: Object.keys(places).length }] : [];
  });
  return fits.sort((a, b) => b.known - a.known)[0]?.kind;
}
