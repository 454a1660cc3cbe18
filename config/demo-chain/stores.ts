import type { StoreDocument } from '@functions/_stores/catalog.documents';
import type { LocalText } from '@shared/kernel/text';

type DemoStore = Omit<StoreDocument, 'origin' | 'updatedAt' | 'location' | 'hours'> & {
  location: [longitude: number, latitude: number];
  hours?: [opens: number, closes: number];
};

const shop = (
  _id: string,
  [zh, en]: [string, string],
  place: { province: string; city: LocalText; district: string; address: LocalText },
  location: [number, number],
  more: Partial<DemoStore> = {},
): DemoStore => ({
  _id,
  name: { zh: `棠里${zh}`, en: `Tangli ${en}` },
  kind: 'store',
  mode: 'direct',
  franchisee: '',
  region: '华东',
  ...place,
  phone: `1990009${8900 + Number(_id.slice(-2))}`,
  location,
  areaSquareMetres: 140,
  openedOn: '2021-04-10',
  status: 'open',
  ...more,
});

const shanghai = { province: '上海市', city: { zh: '上海', en: 'Shanghai' } };
const hangzhou = { province: '浙江省', city: { zh: '杭州', en: 'Hangzhou' } };
const suzhou = { province: '江苏省', city: { zh: '苏州', en: 'Suzhou' } };
const nanjing = { province: '江苏省', city: { zh: '南京', en: 'Nanjing' } };
const chengdu = { province: '四川省', city: { zh: '成都', en: 'Chengdu' } };

/** Eight shops, a warehouse and the web shop of the demo chain. Shops and addresses are invented. */
export const demoStores: readonly DemoStore[] = [
  shop(
    'YP01',
    ['上海海棠巷旗舰店', 'Shanghai Crabapple Lane Flagship'],
    {
      ...shanghai,
      district: '静安区',
      address: { zh: '棠荫路 18 号海棠巷 1 层', en: 'Level 1, Crabapple Lane, 18 Tangyin Road' },
    },
    [121.4561, 31.2283],
    { areaSquareMetres: 260, openedOn: '2018-09-20' },
  ),
  shop(
    'YP02',
    ['上海听雨坊店', 'Shanghai Rain Court'],
    {
      ...shanghai,
      district: '徐汇区',
      address: { zh: '梧叶路 206 号听雨坊 2 层', en: 'Level 2, Rain Court, 206 Wuye Road' },
    },
    [121.4392, 31.1967],
  ),
  shop(
    'YP03',
    ['上海云阶中心店', 'Shanghai Cloudstep Centre'],
    {
      ...shanghai,
      district: '浦东新区',
      address: { zh: '云阶大道 88 号云阶中心 B1', en: 'B1, Cloudstep Centre, 88 Yunjie Avenue' },
    },
    [121.5286, 31.2309],
  ),
  shop(
    'YP04',
    ['杭州湖山里店', 'Hangzhou Lakehill Lane'],
    {
      ...hangzhou,
      district: '西湖区',
      address: { zh: '湖山路 52 号湖山里 1 层', en: 'Level 1, Lakehill Lane, 52 Hushan Road' },
    },
    [120.1312, 30.2718],
    { areaSquareMetres: 190, openedOn: '2019-05-01' },
  ),
  shop(
    'YP05',
    ['杭州青檐广场店', 'Hangzhou Green Eaves Plaza'],
    {
      ...hangzhou,
      district: '滨江区',
      address: { zh: '青檐路 9 号青檐广场 1 层', en: 'Level 1, Green Eaves Plaza, 9 Qingyan Road' },
    },
    [120.2104, 30.2075],
  ),
  shop(
    'YP06',
    ['苏州桂影里店', 'Suzhou Osmanthus Shade'],
    {
      ...suzhou,
      district: '姑苏区',
      address: { zh: '桂影巷 31 号桂影里', en: 'Osmanthus Shade, 31 Guiying Lane' },
    },
    [120.6259, 31.3092],
    { mode: 'franchise', franchisee: '苏州桂影商贸有限公司' },
  ),
  shop(
    'YP07',
    ['南京梧桐汇店', 'Nanjing Plane Tree Hall'],
    {
      ...nanjing,
      district: '玄武区',
      address: { zh: '梧桐大道 120 号梧桐汇 1 层', en: 'Level 1, Plane Tree Hall, 120 Wutong Avenue' },
    },
    [118.7973, 32.0581],
  ),
  shop(
    'YP08',
    ['成都竹隐天地店', 'Chengdu Bamboo Retreat'],
    {
      ...chengdu,
      district: '锦江区',
      address: { zh: '竹隐路 66 号竹隐天地 1 层', en: 'Level 1, Bamboo Retreat, 66 Zhuyin Road' },
    },
    [104.0832, 30.6541],
    { region: '西南', mode: 'joint' },
  ),
  {
    ...shop(
      'YP90',
      ['总仓', 'Main Warehouse'],
      { ...hangzhou, district: '余杭区', address: { zh: '临棠路 1 号', en: '1 Lintang Road' } },
      [120.2942, 30.4173],
      { kind: 'warehouse', region: '总部', areaSquareMetres: 8000 },
    ),
    hours: [510, 1050],
  },
  {
    ...shop(
      'YP99',
      ['线上商城', 'Online Store'],
      { ...hangzhou, district: '余杭区', address: { zh: '临棠路 1 号', en: '1 Lintang Road' } },
      [120.2942, 30.4173],
      { kind: 'webshop', region: '电商', areaSquareMetres: null },
    ),
    hours: [0, 1440],
  },
];
