import cloudbase from '@cloudbase/node-sdk';

const NOW = Date.UTC(2026, 10, 1);
const PRODUCTS = 120;
const COLOURS = ['c8a27e', '2c2b2f'];
const SIZES = ['S', 'M', 'L'];

export const benchStore = 'B001';
export const benchSku = (product: number, colour: number, size: number): string =>
  `69${String(product).padStart(5, '0')}${colour}${size}`;
export const allSkus: readonly string[] = Array.from({ length: PRODUCTS }, (_, product) => product).flatMap(
  (product) => COLOURS.flatMap((_, colour) => SIZES.map((__, size) => benchSku(product, colour, size))),
);
export const hotSku = 'HOT1';

const both = (text: string) => ({ zh: text, en: text });

/** The real SDK against a local cloud's /admin, as a script of a retailer's engineer would use it. */
export function connect(url: string) {
  // Without these the SDK looks for a cloud machine around it and complains with every call.
  Object.assign(process.env, {
    TENCENTCLOUD: 'true',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
  });
  const app = cloudbase.init({
    env: 'local',
    secretId: 'local',
    secretKey: 'local',
    region: 'ap-shanghai',
    serviceUrl: `${url}/admin`,
  } as Parameters<typeof cloudbase.init>[0]);
  return app.database();
}

function skuDocument(skuId: string, product: number, colour: number, size: number) {
  return {
    _id: skuId,
    productId: `P${product}`,
    name: both(`款 ${product}`),
    colourCode: `C${colour}`,
    colour: both(colour === 0 ? '沙色' : '墨'),
    colourHex: `#${COLOURS[colour]}`,
    size: SIZES[size],
    sizeRank: size,
    picture: `goods:dress:${COLOURS[colour]}:1`,
    tagPrice: 39900 + product * 100,
    price: 29900 + product * 100,
    cost: 10000,
    status: 'onSale',
    origin: 'import',
    updatedAt: NOW,
  };
}

function stockDocument(skuId: string, productId: string, onHand: number) {
  const moveId = `opening:${benchStore}:${skuId}:import`;
  return {
    _id: `${benchStore}:${skuId}`,
    locationId: benchStore,
    skuId,
    productId,
    onHand,
    held: 0,
    committed: 0,
    available: onHand,
    inTransit: 0,
    holds: {},
    journal: [{ moveId, at: NOW, reason: 'import', quantity: onHand, cause: 'opening' }],
    journalSize: 1,
    origin: 'import',
    updatedAt: NOW,
  };
}

function productDocument(product: number) {
  return {
    _id: `P${product}`,
    name: both(`款 ${product}`),
    categoryIds: ['women', 'women-dress'],
    categoryName: both('连衣裙'),
    season: '四季',
    year: 2026,
    fabric: '棉',
    fit: '常规',
    care: '机洗',
    sellingPoints: [both('透气')],
    listedOn: '2026-10-01',
    status: 'onSale',
    pictures: [`goods:dress:${COLOURS[0]}:1`],
    colours: COLOURS.map((hex, colour) => ({
      code: `C${colour}`,
      name: both(colour === 0 ? '沙色' : '墨'),
      hex: `#${hex}`,
      picture: `goods:dress:${hex}:1`,
    })),
    sizes: SIZES,
    skuIds: COLOURS.flatMap((_, colour) => SIZES.map((__, size) => benchSku(product, colour, size))),
    price: 29900 + product * 100,
    tagPrice: 39900 + product * 100,
    priceVaries: false,
    terms: ['款', String(product)],
    rank: product,
    origin: 'import',
    updatedAt: NOW,
  };
}

/** One open store with 720 well-stocked SKUs and one hot SKU with `hotStock` pieces. */
export async function seedBenchShop(url: string, hotStock: number): Promise<void> {
  const db = connect(url);
  const add = async (collection: string, documents: object[]) => {
    for (let from = 0; from < documents.length; from += 200) {
      await db.collection(collection).add(documents.slice(from, from + 200));
    }
  };
  await add('stores', [
    {
      _id: benchStore,
      name: both('量测店'),
      kind: 'store',
      mode: 'direct',
      franchisee: '',
      region: '华东',
      province: '上海市',
      city: both('上海'),
      district: '静安区',
      address: both('南京西路 1 号'),
      phone: '19900090000',
      hours: { opens: 600, closes: 1320 },
      location: { type: 'Point', coordinates: [121.45, 31.22] },
      areaSquareMetres: 100,
      openedOn: '2020-01-01',
      status: 'open',
      origin: 'import',
      updatedAt: NOW,
    },
  ]);
  const products = Array.from({ length: PRODUCTS }, (_, product) => product);
  await add('products', products.map(productDocument));
  const skus = products.flatMap((product) =>
    COLOURS.flatMap((_, colour) =>
      SIZES.map((__, size) => skuDocument(benchSku(product, colour, size), product, colour, size)),
    ),
  );
  await add('skus', [...skus, skuDocument(hotSku, 0, 0, 0)]);
  await add('stock', [
    ...skus.map((sku) => stockDocument(sku._id, sku.productId, 1_000_000)),
    stockDocument(hotSku, 'P0', hotStock),
  ]);
}
