import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PurchaseView, SupplierView } from '@shared/contracts/hq-purchase.contract';
import type { AuditDocument } from '@functions/_stores/hq.documents';
import { DAY } from '@shared/kernel/time';
import { ADMIN, hire, HqDesk } from '../support/hq-desk';
import { findProblems } from '../support/invariants';
import { places, Shop, skus } from '../support/shop';

let shop: Shop;
let desk: HqDesk;
const wish = <Input extends object>(input: Input) => ({ requestId: randomUUID(), ...input });
const atDesk = (action: string, input: object) => desk.must<PurchaseView>(action, wish(input));
const outcome = (action: string, input: object) => desk.outcome(action, wish(input));

const supplier = {
  ...{ supplierId: 'SUP-01', seenAt: null, name: '杭州织造有限公司', contact: '周敏', phone: '0571-1234' },
  ...{ address: '余杭区', paymentDays: 30, status: 'active' },
};
const draft = {
  ...{ purchaseId: null, supplierId: 'SUP-01', locationId: places.warehouse, remark: '' },
  lines: [
    { skuId: skus.dress, quantity: 10, cost: 120_00 },
    { skuId: skus.hot, quantity: 5, cost: 80_50 },
  ],
};
const of = (dress: number, hot = 0, cost: number | null = null) => [
  { skuId: skus.dress, quantity: dress, cost },
  { skuId: skus.hot, quantity: hot, cost },
];

beforeAll(async () => {
  shop = await Shop.open();
  desk = new HqDesk(shop);
  await hire(shop, ADMIN.username, ADMIN.password);
  await desk.signIn();
  await desk.must('saveSupplier', wish(supplier));
}, 60_000);
afterAll(async () => {
  expect(await findProblems(shop).finally(() => shop.close())).toEqual([]);
});

async function placed(): Promise<string> {
  const { purchaseId } = await atDesk('savePurchase', draft);
  await atDesk('placePurchase', { purchaseId });
  return purchaseId;
}

const onHand = async (skuId: string) => {
  const [figure] = await shop.read<{ onHand: number }>('stock', { _id: `${places.warehouse}:${skuId}` });
  return figure?.onHand ?? 0;
};

describe('suppliers', () => {
  it('are added, changed as they were seen, and kept on record', async () => {
    const added = await desk.must<SupplierView>('saveSupplier', wish({ ...supplier, supplierId: 'SUP-02' }));
    expect(await outcome('saveSupplier', { ...supplier, supplierId: 'SUP-02', name: '另一家' })).toBe(
      'SUPPLIER_EXISTS',
    );
    const change = wish({
      ...supplier,
      ...{ supplierId: 'SUP-02', seenAt: added.updatedAt, name: '新名', paymentDays: 60 },
    });
    await shop.advanceClock(1_000);
    expect(await desk.must('saveSupplier', change)).toMatchObject({ name: '新名', paymentDays: 60 });
    expect(await desk.outcome('saveSupplier', change)).toBe('ok');
    expect(
      await outcome('saveSupplier', { ...supplier, supplierId: 'SUP-02', seenAt: added.updatedAt }),
    ).toBe('SUPPLIER_CHANGED');
    expect(await outcome('saveSupplier', { ...supplier, supplierId: 'SUP-09', seenAt: 1 })).toBe(
      'SUPPLIER_NOT_FOUND',
    );
    const { suppliers } = await desk.must<{ suppliers: SupplierView[] }>('suppliers');
    expect(suppliers.map(({ supplierId }) => supplierId)).toEqual(['SUP-01', 'SUP-02']);
    const entries = await shop.read<AuditDocument>('audit', { subject: 'SUP-02' });
    expect(entries).toHaveLength(2);
  });

  it('that are paused get no more purchases', async () => {
    await desk.must('saveSupplier', wish({ ...supplier, supplierId: 'SUP-03', status: 'paused' }));
    expect(await outcome('savePurchase', { ...draft, supplierId: 'SUP-03' })).toBe('SUPPLIER_NOT_FOUND');
  });
});

describe('a purchase', () => {
  it('goes from draft to closed with its goods on the shelf and its money owed', async () => {
    const before = { dress: await onHand(skus.dress), hot: await onHand(skus.hot) };
    const { purchaseId } = await atDesk('savePurchase', draft);
    const changed = await atDesk('savePurchase', { ...draft, purchaseId, remark: '急' });
    expect(changed).toMatchObject({
      status: 'draft',
      remark: '急',
      agreed: 10 * 120_00 + 5 * 80_50,
      owed: 0,
    });
    await atDesk('placePurchase', { purchaseId });
    expect(await outcome('savePurchase', { ...draft, purchaseId })).toBe('WRONG_PURCHASE_STATUS');

    const first = await atDesk('receivePurchase', { purchaseId, lines: of(4, 5) });
    expect(first).toMatchObject({ status: 'partlyReceived', received: 9, owed: 4 * 120_00 + 5 * 80_50 });
    expect(first.receipts[0]?.payableAt).toBe((first.receipts[0]?.at ?? 0) + 30 * DAY);
    expect(await onHand(skus.hot)).toBe(before.hot + 5);
    expect(await outcome('receivePurchase', { purchaseId, lines: of(7) })).toBe('TOO_MANY');

    // The second delivery note says another price than was agreed on.
    const second = await atDesk('receivePurchase', { purchaseId, lines: of(6, 0, 118_00) });
    expect(second).toMatchObject({
      status: 'received',
      owed: 4 * 120_00 + 5 * 80_50 + 6 * 118_00,
      receipts: [{ amount: 4 * 120_00 + 5 * 80_50 }, { amount: 6 * 118_00 }],
    });
    expect(await onHand(skus.dress)).toBe(before.dress + 10);
    expect(await atDesk('closePurchase', { purchaseId })).toMatchObject({ status: 'closed' });
    const { purchases, total } = await desk.must<{ purchases: { purchaseId: string }[]; total: number }>(
      'purchases',
      { status: 'closed' },
    );
    expect([purchases.map((row) => row.purchaseId), total]).toEqual([[purchaseId], 1]);
  });

  it('repeated is done once', async () => {
    const before = await onHand(skus.dress);
    const saving = wish(draft);
    const first = await desk.must<PurchaseView>('savePurchase', saving);
    const { purchaseId } = await desk.must<PurchaseView>('savePurchase', saving);
    expect(purchaseId).toBe(first.purchaseId);
    await atDesk('placePurchase', { purchaseId });
    const receiving = wish({ purchaseId, lines: of(2) });
    await desk.must('receivePurchase', receiving);
    expect(await desk.must('receivePurchase', receiving)).toMatchObject({ received: 2, owed: 2 * 120_00 });
    expect(await onHand(skus.dress)).toBe(before + 2);
    expect(await shop.read('audit', { subject: purchaseId, action: 'receivePurchase' })).toHaveLength(1);
  });

  it('received by two at once takes no more than was ordered', async () => {
    const purchaseId = await placed();
    const before = await onHand(skus.dress);
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => outcome('receivePurchase', { purchaseId, lines: of(6) })),
    );
    expect(outcomes.sort()).toEqual(['TOO_MANY', 'TOO_MANY', 'TOO_MANY', 'ok']);
    expect(await onHand(skus.dress)).toBe(before + 6);
  });

  it('received while it is closed ends in one way', async () => {
    for (let round = 0; round < 4; round += 1) {
      const purchaseId = await placed();
      await atDesk('receivePurchase', { purchaseId, lines: of(1) });
      const [received, closed] = await Promise.all([
        outcome('receivePurchase', { purchaseId, lines: of(1) }),
        outcome('closePurchase', { purchaseId }),
      ]);
      expect(closed).toBe('ok');
      expect(['ok', 'WRONG_PURCHASE_STATUS']).toContain(received);
    }
  });

  it.each([
    [{ supplierId: 'nobody' }, 'SUPPLIER_NOT_FOUND'],
    [{ locationId: 'nowhere' }, 'UNKNOWN_PLACE'],
    [{ lines: [{ skuId: 'nothing', quantity: 1, cost: 1 }] }, 'UNKNOWN_SKU'],
    [{ lines: [{ skuId: skus.dress, quantity: 1, cost: 0.5 }] }, 'INVALID_INPUT'],
    [{ lines: [{ skuId: skus.dress, quantity: -1, cost: 1 }] }, 'INVALID_INPUT'],
  ])('with %p is answered %s', async (changes, code) => {
    expect(await outcome('savePurchase', { ...draft, ...changes })).toBe(code);
  });
});

describe('goods sent back to a supplier', () => {
  it('leave the shelf at what they cost, never more than came', async () => {
    const purchaseId = await placed();
    const { receipts } = await atDesk('receivePurchase', { purchaseId, lines: of(5, 5) });
    const receiptId = receipts[0]?.receiptId ?? '';
    const before = await onHand(skus.dress);
    const back = (dress: number) => ({
      ...{ purchaseId, receiptId, lines: [{ skuId: skus.dress, quantity: dress }] },
    });
    const returned = await atDesk('returnPurchase', back(3));
    expect(returned).toMatchObject({
      returned: 3,
      owed: 2 * 120_00 + 5 * 80_50,
      returns: [{ amount: 3 * 120_00, status: 'returned' }],
    });
    expect(await onHand(skus.dress)).toBe(before - 3);
    expect(await outcome('returnPurchase', back(3))).toBe('TOO_MANY');
    const outcomes = await Promise.all([back(2), back(2)].map((input) => outcome('returnPurchase', input)));
    expect(outcomes.sort()).toEqual(['TOO_MANY', 'ok']);
    expect(await outcome('returnPurchase', { ...back(1), receiptId: 'other' })).toBe('UNKNOWN_RECEIPT');
  });

  it('stay where they are when they were sold meanwhile', async () => {
    const purchaseId = await placed();
    const { receipts } = await atDesk('receivePurchase', { purchaseId, lines: of(2, 5) });
    const { transferId } = (await atDesk('createTransfer', {
      ...{ fromId: places.warehouse, toId: places.jingan },
      lines: [{ skuId: skus.hot, quantity: await onHand(skus.hot) }],
    })) as unknown as { transferId: string };
    const all = [{ skuId: skus.hot, quantity: await onHand(skus.hot) }];
    await atDesk('shipTransfer', { transferId, lines: all });
    const dress = await onHand(skus.dress);
    const lines = [
      { skuId: skus.dress, quantity: 1 },
      { skuId: skus.hot, quantity: 1 },
    ];
    const receiptId = receipts[0]?.receiptId ?? '';
    expect(await outcome('returnPurchase', { purchaseId, receiptId, lines })).toBe('NOT_ENOUGH');
    expect(await onHand(skus.dress)).toBe(dress);
    const after = await desk.must<PurchaseView>('purchase', { purchaseId });
    expect(after).toMatchObject({ returned: 0, returns: [{ status: 'refused' }] });
  });
});

describe('safety stock and quotas', () => {
  const figure = { locationId: places.jingan, skuId: skus.shirt };

  it('keep pieces from being promised, and give them back', async () => {
    const before = await shop.stockOf(skus.shirt);
    const set = await desk.must('setSafetyStock', wish({ ...figure, safety: 4 }));
    expect(set).toMatchObject({ safety: 4, available: before.available - 4, onHand: before.onHand });
    const session = await shop.signIn();
    expect(
      await shop.outcome(session, 'order', 'place', {
        ...wish({ storeId: places.jingan, fulfilment: { kind: 'pickup' } }),
        lines: [{ skuId: skus.shirt, quantity: before.available - 3 }],
      }),
    ).toBe('OUT_OF_STOCK');
    const more = await Promise.all(
      [1, 2, 3].map((safety) => desk.outcome('setSafetyStock', wish({ ...figure, safety }))),
    );
    expect(more).toEqual(['ok', 'ok', 'ok']);
    expect(await desk.must('setSafetyStock', wish({ ...figure, safety: 0 }))).toMatchObject({
      ...{ safety: 0, available: before.available },
    });
  });

  it('set late by a repeat do not undo what was set after it', async () => {
    const first = wish({ ...figure, safety: 2 });
    await desk.must('setSafetyStock', first);
    await desk.must('setSafetyStock', wish({ ...figure, safety: 5 }));
    expect(await desk.must('setSafetyStock', first)).toMatchObject({ safety: 5 });
    await desk.must('setSafetyStock', wish({ ...figure, safety: 0 }));
  });

  it('limit a channel, and lift the limit', async () => {
    const quota = (channel: string, pieces: number | null) =>
      desk.must('setQuota', wish({ ...figure, channel, quota: pieces }));
    expect(await quota('mall', 3)).toMatchObject({ quotas: { mall: 3 } });
    expect(await quota('ecommerce', 0)).toMatchObject({ quotas: { mall: 3, ecommerce: 0 } });
    expect(await quota('mall', null)).toMatchObject({ quotas: { ecommerce: 0 } });
    expect(await outcome('setQuota', { ...figure, skuId: 'none', channel: 'mall', quota: 1 })).toBe(
      'STOCK_NOT_FOUND',
    );
  });
});
