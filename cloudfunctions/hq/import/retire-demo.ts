import { collection } from '../../_stores/database';

const withDemo = ['stores', 'guides', 'products', 'skus', 'categories', 'banners'].map((name) =>
  collection<{ _id: string }>(name),
);
const stock = collection<{ _id: string }>('stock');

/**
 * Takes the demo chain away as soon as real data lands: one mall never shows both. Orders stay, and so does stock that
 * an order still holds or waits for, or that is on its way.
 */
export async function retireDemo(): Promise<void> {
  await Promise.all([
    ...withDemo.map((one) => one.removeWhere({ origin: 'demo' })),
    stock.removeWhere({ origin: 'demo', held: 0, committed: 0, inTransit: 0 }),
  ]);
}
