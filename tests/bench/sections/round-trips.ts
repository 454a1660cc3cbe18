import { randomUUID } from 'node:crypto';
import type { CloudProcess } from '../cloud-process';
import { allSkus, benchStore } from '../shop';
import { Shopper } from '../shopper';

type LogLine = { function?: string; action?: string; dbTrips?: number };

/** The last structured line that a function logged for an action. */
async function tripsOf(url: string, functionName: string, action: string): Promise<number> {
  const reply = await fetch(`${url}/_local/logs?function=${functionName}`);
  const { lines } = (await reply.json()) as { lines: { text: string }[] };
  for (const { text: line } of lines.reverse()) {
    if (!line.startsWith('{')) continue;
    const record = JSON.parse(line) as LogLine;
    if (record.action === action && record.dbTrips !== undefined) return record.dbTrips;
  }
  throw new Error(`${functionName}.${action} left no log line`);
}

/** `roundTrips`: sequential database round trips of the calls that have a budget, as the functions log them. */
export async function roundTripsSection({ url }: CloudProcess): Promise<object> {
  const shopper = await Shopper.signIn(url);
  await shopper.must('catalog', 'home', { storeId: benchStore });
  await shopper.must('catalog', 'product', { productId: 'P1', storeId: benchStore });
  const wish = {
    storeId: benchStore,
    lines: allSkus.slice(0, 2).map((skuId) => ({ skuId, quantity: 1 })),
    fulfilment: { kind: 'pickup' as const },
  };
  await shopper.must('cart', 'quote', wish);
  const { orderId } = await shopper.must<{ orderId: string }>('order', 'place', {
    ...wish,
    requestId: randomUUID(),
  });
  await shopper.pay(orderId);
  await shopper.untilPaid(orderId);
  return {
    roundTrips: {
      home: await tripsOf(url, 'catalog', 'home'),
      product: await tripsOf(url, 'catalog', 'product'),
      quote: await tripsOf(url, 'cart', 'quote'),
      placeOrder: await tripsOf(url, 'order', 'place'),
      payNotice: await tripsOf(url, 'payment', 'notice'),
    },
  };
}
