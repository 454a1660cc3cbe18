import { randomUUID } from 'node:crypto';
import type { CloudProcess } from '../cloud-process';
import { benchStore, connect, hotSku } from '../shop';
import { Shopper } from '../shopper';

const BUYERS = 500;

/** `hotSku`: 500 buyers at once for the last pieces of one SKU. */
export async function hotSkuSection(cloud: CloudProcess): Promise<object> {
  const stocks = connect(cloud.url).collection('stock').doc(`${benchStore}:${hotSku}`);
  const read = async () => ((await stocks.get()).data as { available: number; held: number }[])[0]!;
  const { available: stock } = await read();
  const shoppers = await Promise.all(Array.from({ length: BUYERS }, () => Shopper.signIn(cloud.url)));
  const startedAt = performance.now();
  const replies = await Promise.all(
    shoppers.map((shopper) =>
      shopper.call('order', 'place', {
        requestId: randomUUID(),
        storeId: benchStore,
        lines: [{ skuId: hotSku, quantity: 1 }],
        fulfilment: { kind: 'pickup' },
      }),
    ),
  );
  const ms = Math.round(performance.now() - startedAt);
  const sold = replies.filter((reply) => 'ok' in reply && reply.ok).length;
  const refused = replies.filter(
    (reply) => 'ok' in reply && !reply.ok && reply.refusal.code === 'OUT_OF_STOCK',
  ).length;
  const left = await read();
  const stuck =
    BUYERS - sold - refused + Math.abs(left.held - sold) + Math.abs(left.available - (stock - sold));
  return { hotSku: { buyers: BUYERS, stock, sold, refused, stuck, ms } };
}
