import { randomUUID } from 'node:crypto';
import type { CloudProcess } from '../cloud-process';
import { round, runLoad } from '../measure';
import { allSkus, benchStore } from '../shop';
import { Shopper } from '../shopper';

const address = {
  recipient: '周予安',
  phone: '19900090001',
  province: '上海市',
  city: '上海市',
  district: '静安区',
  detail: '南京西路 1 号 201 室',
  isDefault: true,
};

/** Cart of two SKUs, address, quote, place, pay, notice seen: one whole checkout over HTTP. */
export async function checkout(shopper: Shopper, turn: number): Promise<void> {
  const skuIds = [allSkus[(turn * 2) % allSkus.length], allSkus[(turn * 2 + 1) % allSkus.length]] as string[];
  for (const skuId of skuIds) {
    const added = { requestId: randomUUID(), skuId, quantity: 1 };
    await shopper.must('cart', 'add', added);
  }
  await shopper.must('member', 'saveAddress', { addressId: 'home', address });
  const wish = {
    storeId: benchStore,
    lines: skuIds.map((skuId) => ({ skuId, quantity: 1 })),
    fulfilment: { kind: 'delivery' as const, addressId: 'home' },
  };
  const { payable } = await shopper.must<{ payable: number }>('cart', 'quote', wish);
  const placed = await shopper.must<{ orderId: string }>('order', 'place', {
    ...wish,
    requestId: randomUUID(),
    shownPayable: payable,
  });
  await shopper.pay(placed.orderId);
  await shopper.untilPaid(placed.orderId);
}

/** The code of gateway, SDK and functions is compiled by then; before, an order costs twice as much CPU. */
export const WARM_UP_ORDERS = 400;

/** `checkout.{c1,c16,c64}`: orders per second, latency, and CPU and database calls of the whole local cloud per order. */
export async function checkoutSection(cloud: CloudProcess): Promise<object> {
  const results: Record<string, object> = {};
  const warming = await Promise.all(Array.from({ length: 8 }, () => Shopper.signIn(cloud.url)));
  await runLoad(8, WARM_UP_ORDERS, (client, turn) => checkout(warming[client]!, turn));
  for (const [clients, total] of [
    [1, 100],
    [16, 400],
    [64, 600],
  ] as const) {
    const shoppers = await Promise.all(Array.from({ length: clients }, () => Shopper.signIn(cloud.url)));
    await runLoad(clients, clients * 2, (client, turn) => checkout(shoppers[client]!, turn));
    const [cpuBefore, callsBefore] = [await cloud.cpuMs(), await cloud.databaseCalls()];
    const { perSec, p50, p95, p99 } = await runLoad(clients, total, (client, turn) =>
      checkout(shoppers[client]!, turn),
    );
    const cpuMsPerOrder = round(((await cloud.cpuMs()) - cpuBefore) / total);
    const dbCallsPerOrder = round(((await cloud.databaseCalls()) - callsBefore) / total, 1);
    results[`c${clients}`] = { perSec, p50, p95, p99, cpuMsPerOrder, dbCallsPerOrder };
  }
  return { checkout: results };
}
