import type { Fen } from '@shared/kernel/money';
import type { LocalText } from '@shared/kernel/text';
import type { Millis } from '@shared/kernel/time';

/** Documents that seeding made are `demo`; the first real import retires them. */
export type Origin = 'demo' | 'import' | 'console';
export type ShelfStatus = 'onSale' | 'offShelf';

/**
 * What the last import said, as a hash: a file that says the same again changes nothing, whatever people have
 * changed here since. Absent on what no import made.
 */
export type Imported = { sourceHash?: string };

/** `stores`, key: store code. Warehouses and the web shop are stores that shoppers cannot choose. */
export type StoreDocument = Imported & {
  _id: string;
  name: LocalText;
  kind: 'store' | 'warehouse' | 'webshop';
  mode: 'direct' | 'franchise' | 'joint';
  franchisee: string;
  region: string;
  province: string;
  city: LocalText;
  district: string;
  address: LocalText;
  phone: string;
  hours: { opens: number; closes: number };
  /** GeoJSON point, GCJ-02; null when the file had none we can trust. */
  location: { type: 'Point'; coordinates: [longitude: number, latitude: number] } | null;
  areaSquareMetres: number | null;
  openedOn: string | null;
  status: 'open' | 'closed' | 'preparing';
  origin: Origin;
  updatedAt: Millis;
};

/** `guides`, key: staff number. The phone is looked up by its keyed hash only. */
export type GuideDocument = Imported & {
  _id: string;
  name: string;
  /** Null when the export had no usable number: this guide cannot sign in yet. */
  phoneHash: string | null;
  phoneMasked: string;
  storeId: string;
  position: 'manager' | 'deputy' | 'guide';
  joinedOn: string | null;
  leftOn: string | null;
  status: 'active' | 'left';
  monthlyTarget: Fen | null;
  origin: Origin;
  updatedAt: Millis;
};

/** `categories`, key: a slug of the path. Two levels on the phone: top (parentId null) and leaf. */
export type CategoryDocument = {
  _id: string;
  name: LocalText;
  parentId: string | null;
  rank: number;
  picture: string;
  origin: Origin;
};

/** `products`, key: style number. What a list or a product page shows; prices summarise its SKUs. */
export type ProductDocument = Imported & {
  _id: string;
  name: LocalText;
  categoryIds: string[]; // every ancestor and the leaf, so that one indexed field answers each level
  categoryName: LocalText;
  season: string;
  year: number;
  fabric: string;
  fit: string;
  care: string;
  sellingPoints: LocalText[];
  listedOn: string | null;
  status: ShelfStatus;
  pictures: string[];
  colours: { code: string; name: LocalText; hex: string; picture: string }[];
  sizes: string[];
  skuIds: string[];
  price: Fen; // lowest sale price of SKUs on sale
  tagPrice: Fen; // its tag price
  priceVaries: boolean;
  /** Single characters and pairs of the name, lower case, plus the style number: what search matches. */
  terms: string[];
  /** Bigger is shown earlier in `recommended`. */
  rank: number;
  origin: Origin;
  updatedAt: Millis;
};

/** `skus`, key: barcode. All that a cart or order line needs, so that pricing reads one document per line. */
export type SkuDocument = Imported & {
  _id: string;
  productId: string;
  name: LocalText;
  colourCode: string;
  colour: LocalText;
  colourHex: string;
  size: string;
  sizeRank: number;
  picture: string;
  tagPrice: Fen;
  price: Fen;
  cost: Fen | null; // HQ only; never leaves through a shopper's contract
  status: ShelfStatus;
  origin: Origin;
  updatedAt: Millis;
};

/** `banners`, key: any. What the home page opens with. */
export type BannerDocument = {
  _id: string;
  title: LocalText;
  subtitle: LocalText;
  picture: string;
  categoryId: string | null;
  rank: number;
  origin: Origin;
};
