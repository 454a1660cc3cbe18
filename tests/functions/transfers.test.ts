import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransferSummary } from '@shared/contracts/transfer.schemas';
import type { AuditDocument } from '@functions/_stores/hq.documents';
import { ADMIN } from '../support/hq-desk';
import { findProblems } from '../support/invariants';
import { goods, MovingShop } from '../support/moving-shop';
import { places, skus } from '../support/shop';

let moving: MovingShop;
beforeAll(async () => {
  moving = await MovingShop.open();
}, 60_000);
afterAll(async () => {
  expect(await findProblems(moving.shop).finally(() => moving.shop.close())).toEqual([]);
});

describe('a transfer from store to store', () => {
  it('goes from wish to receipt on two phones, and each piece is counted once all the way', async () => {
    const before = [await moving.onHandAt(places.jingan), await moving.onHandAt(places.hangzhou)] as const;
    const asked = await moving.phone(moving.hangzhou, 'askTransfer', {
      fromId: places.jingan,
      lines: goods(5),
      remark: '周末活动',
    });
    expect(asked).toMatchObject({ status: 'asked', remark: '周末活动', asked: 5 });
    const { transferId } = asked;
    await moving.atDesk('approveTransfer', { transferId, lines: goods(4) });

    const shipped = await moving.phone(moving.jingan, 'shipTransfer', { transferId, lines: goods(3) });
    expect(shipped).toMatchObject({ status: 'shipped', shipped: 3, missing: 3 });
    expect(await moving.onHandAt(places.jingan)).toEqual({
      ...before[0],
      onHand: before[0].onHand - 3,
      available: before[0].available - 3,
    });
    expect(await moving.onHandAt(places.hangzhou)).toEqual({
      ...before[1],
      inTransit: before[1].inTransit + 3,
    });

    const received = await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(3) });
    expect(received).toMatchObject({ status: 'closed', received: 3, missing: 0 });
    expect(await moving.onHandAt(places.hangzhou)).toEqual({
      onHand: before[1].onHand + 3,
      available: before[1].available + 3,
      inTransit: before[1].inTransit,
    });
    expect(received.steps.map(({ event }) => event)).toEqual([
      'asked',
      'approved',
      'shippingStarted',
      'shipped',
      'received',
    ]);
  });

  it('is seen by its two stores and by nobody else', async () => {
    const transferId = await moving.approvedTransfer(1);
    const list = (session: string, direction: string) =>
      moving.shop.must<{ transfers: TransferSummary[] }>(session, 'inventory', 'transfers', {
        direction,
        onlyOpen: true,
      });
    const ids = async (session: string, direction: string) =>
      (await list(session, direction)).transfers.map((transfer) => transfer.transferId);
    expect(await ids(moving.jingan, 'out')).toContain(transferId);
    expect(await ids(moving.hangzhou, 'in')).toContain(transferId);
    expect(await ids(moving.hangzhou, 'out')).not.toContain(transferId);

    const shopper = await moving.shop.signIn();
    expect(await moving.shop.outcome(shopper, 'inventory', 'transfer', { transferId })).toBe(
      'NOT_STORE_STAFF',
    );
    const warehouse = await moving.atDesk('createTransfer', {
      ...{ fromId: places.warehouse, toId: places.hangzhou, lines: goods(1, skus.dress) },
    });
    const input = { transferId: warehouse.transferId };
    expect(await moving.shop.outcome(moving.jingan, 'inventory', 'transfer', input)).toBe(
      'TRANSFER_NOT_FOUND',
    );
    expect(await moving.phoneOutcome(moving.jingan, 'cancelTransfer', input)).toBe('TRANSFER_NOT_FOUND');
  });

  it('lets each side do only what is its own', async () => {
    const transferId = await moving.approvedTransfer(2);
    expect(await moving.phoneOutcome(moving.hangzhou, 'shipTransfer', { transferId, lines: goods(1) })).toBe(
      'NOT_YOURS',
    );
    expect(await moving.phoneOutcome(moving.jingan, 'cancelTransfer', { transferId })).toBe('NOT_YOURS');
    expect(await moving.phoneOutcome(moving.jingan, 'shipTransfer', { transferId, lines: goods(3) })).toBe(
      'TOO_MANY',
    );
    expect(await moving.phoneOutcome(moving.jingan, 'refuseTransfer', { transferId })).toBe('ok');
    expect(await moving.phoneOutcome(moving.hangzhou, 'cancelTransfer', { transferId })).toBe('WRONG_STATUS');
  });

  it('tells who can give a piece, but not the own store', async () => {
    const { places: giving } = await moving.shop.must<{ places: { placeId: string; available: number }[] }>(
      moving.jingan,
      'inventory',
      'giving',
      { skuId: skus.dress },
    );
    expect(giving.map(({ placeId }) => placeId)).toContain(places.warehouse);
    expect(giving.map(({ placeId }) => placeId)).not.toContain(places.jingan);
  });

  it.each([
    [{ fromId: 'nowhere', lines: [{ skuId: skus.hot, quantity: 1 }] }, 'UNKNOWN_PLACE'],
    [{ fromId: places.hangzhou, lines: [{ skuId: skus.hot, quantity: 1 }] }, 'UNKNOWN_PLACE'],
    [{ fromId: places.jingan, lines: [{ skuId: '123', quantity: 1 }] }, 'UNKNOWN_SKU'],
    [{ fromId: places.jingan, lines: [{ skuId: skus.hot, quantity: 0 }] }, 'INVALID_INPUT'],
    [{ fromId: places.jingan, lines: [] }, 'INVALID_INPUT'],
    [
      {
        fromId: places.jingan,
        lines: [
          { skuId: skus.hot, quantity: 1 },
          { skuId: skus.hot, quantity: 1 },
        ],
      },
      'INVALID_INPUT',
    ],
  ])('asked as %p is answered %s', async (input, outcome) => {
    expect(await moving.phoneOutcome(moving.hangzhou, 'askTransfer', input)).toBe(outcome);
  });
});

describe('a wish repeated', () => {
  it('asks, ships and receives once', async () => {
    const before = await moving.onHandAt(places.jingan);
    const asking = { requestId: randomUUID(), fromId: places.jingan, lines: goods(4) };
    const [first, second] = [
      await moving.phone(moving.hangzhou, 'askTransfer', asking),
      await moving.phone(moving.hangzhou, 'askTransfer', asking),
    ];
    expect(second.transferId).toBe(first.transferId);
    const { transferId } = first;
    await moving.atDesk('approveTransfer', { transferId, lines: goods(4) });
    const shipping = { requestId: randomUUID(), transferId, lines: goods(4) };
    await moving.phone(moving.jingan, 'shipTransfer', shipping);
    expect(await moving.phone(moving.jingan, 'shipTransfer', shipping)).toMatchObject({ shipped: 4 });
    const receiving = { requestId: randomUUID(), transferId, lines: goods(2) };
    await moving.phone(moving.hangzhou, 'receiveTransfer', receiving);
    expect(await moving.phone(moving.hangzhou, 'receiveTransfer', receiving)).toMatchObject({
      status: 'partlyReceived',
      received: 2,
    });
    expect(await moving.onHandAt(places.jingan)).toMatchObject({ onHand: before.onHand - 4 });
    await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(2) });
  });

  it('is on record once', async () => {
    const { transferId } = await moving.phone(moving.hangzhou, 'askTransfer', {
      fromId: places.jingan,
      lines: goods(1),
    });
    const wish = { requestId: randomUUID(), transferId, lines: goods(1) };
    await moving.atDesk('approveTransfer', wish);
    await moving.atDesk('approveTransfer', wish);
    expect(await moving.shop.read<AuditDocument>('audit', { subject: transferId })).toMatchObject([
      { by: ADMIN.username, action: 'approveTransfer' },
    ]);
  });
});

describe('what differs', () => {
  it('may come in a second receipt, and is then written off by headquarters alone', async () => {
    const transferId = await moving.shippedTransfer(4);
    const before = await moving.onHandAt(places.hangzhou);
    await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(2) });
    const second = await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(1) });
    expect(second).toMatchObject({ status: 'differing', missing: 1 });
    expect(
      await moving.phoneOutcome(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(1) }),
    ).toBe('WRONG_STATUS');
    const outcomes = [{ skuId: skus.hot, lost: 1, returned: 0 }];
    const closed = await moving.atDesk('resolveTransfer', { transferId, outcomes });
    expect(closed).toMatchObject({ status: 'closed', lines: [{ received: 3, lost: 1, missing: 0 }] });
    expect(await moving.onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 3,
      inTransit: before.inTransit - 4,
    });
  });

  it('goes back to the shelf of the giving store when it turns up there', async () => {
    const before = await moving.onHandAt(places.jingan);
    const transferId = await moving.shippedTransfer(3);
    await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(1) });
    expect(await moving.phoneOutcome(moving.hangzhou, 'takeBackTransfer', { transferId })).toBe('NOT_YOURS');
    const closed = await moving.phone(moving.jingan, 'takeBackTransfer', { transferId });
    expect(closed).toMatchObject({ status: 'closed', lines: [{ received: 1, returned: 2 }] });
    expect(await moving.onHandAt(places.jingan)).toMatchObject({ onHand: before.onHand - 1 });
  });

  it('is named when more arrives than was sent', async () => {
    const transferId = await moving.shippedTransfer(2);
    const before = await moving.onHandAt(places.hangzhou);
    const closed = await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(3) });
    expect(closed).toMatchObject({ status: 'closed', lines: [{ shipped: 2, received: 3, found: 1 }] });
    expect(await moving.onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 3,
      inTransit: before.inTransit - 2,
    });
  });
});
