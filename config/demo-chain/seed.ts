import type { GuideDocument } from '@functions/_stores/catalog.documents';
import type { MemberDocument } from '@functions/_stores/member.documents';
import { maskPhone } from '@shared/domain/member/phone';
import { fen } from '@shared/kernel/money';
import type { Millis } from '@shared/kernel/time';
import { addAll, adminDatabase } from './admin-database';
import { demoBanners } from './banners';
import { bindPhone } from './bind-phone';
import { demoGoods, demoStock, demoStoreDocuments } from './chain-documents';
import { ensureHqAdmin } from './ensure-hq-admin';
import { demoGuides } from './guides';
import { demoSignIns } from './sign-ins';

export { demoSignIns } from './sign-ins';

/** The login code of each guide's phone: the first is the demo's, the others are named by staff number. */
const loginOf = (guideId: string, index: number): string =>
  index === 0 ? demoSignIns.guide : `guide-${guideId}`;

/** The guides, found by the phones that they bind here. */
async function guideDocuments(url: string, now: Millis): Promise<GuideDocument[]> {
  await Promise.all(demoGuides.map(({ _id, phone }, index) => bindPhone(url, loginOf(_id, index), phone)));
  const masks = demoGuides.map(({ phone }) => maskPhone(phone));
  const database = adminDatabase(url);
  const members = database.collection('members').where({ phoneMasked: database.command.in(masks) });
  const { data } = (await members.limit(100).get()) as { data: MemberDocument[] };
  const hashOf = new Map(data.map(({ phoneMasked, phoneHash }) => [phoneMasked, phoneHash]));
  return demoGuides.map(({ phone, ...guide }) => ({
    ...guide,
    phoneHash: hashOf.get(maskPhone(phone)) ?? null,
    phoneMasked: maskPhone(phone),
    leftOn: null,
    status: 'active',
    monthlyTarget: fen(30_000_00),
    origin: 'demo',
    updatedAt: now,
  }));
}

const seeded = ['guides', 'categories', 'products', 'skus', 'stock', 'banners'] as const;

/** Takes away what a seeding that was cut short has left. */
async function clear(url: string): Promise<void> {
  const database = adminDatabase(url);
  await Promise.all([
    ...seeded.map((name) => database.collection(name).where({ origin: 'demo' }).remove()),
    database.collection('stock_moves').where({ cause: 'demo' }).remove(),
  ]);
}

/**
 * Fills an empty local cloud with the demo chain, and makes the sign-in of HQ. Stores are written last: while there
 * is none, seeding begins again. Does nothing where there are stores; answers whether it seeded.
 */
export async function seedDemoChain({ url, now }: { url: string; now: Millis }): Promise<boolean> {
  await ensureHqAdmin(url);
  const { total = 0 } = await adminDatabase(url).collection('stores').count();
  if (total > 0) return false;
  await clear(url);

  const stores = demoStoreDocuments(now);
  const goods = demoGoods(now);
  const { stock, moves } = demoStock(stores, goods.skus, now);
  await Promise.all([
    guideDocuments(url, now).then((guides) => addAll(url, 'guides', guides)),
    addAll(url, 'categories', goods.categories),
    addAll(url, 'products', goods.products),
    addAll(url, 'skus', goods.skus),
    addAll(
      url,
      'banners',
      demoBanners.map((banner) => ({ ...banner, origin: 'demo' })),
    ),
    addAll(url, 'stock', stock, 1_000).then(() => addAll(url, 'stock_moves', moves, 1_000)),
  ]);
  await addAll(url, 'stores', stores);
  return true;
}
