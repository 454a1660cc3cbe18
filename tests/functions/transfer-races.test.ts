import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransferDocument } from '@functions/_stores/inventory.documents';
import type { StockMoveDocument } from '@functions/_stores/stock.documents';
import { MINUTE } from '@shared/kernel/time';
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

describe('goods that are promised to somebody', () => {
  it('do not leave, and what was taken of the others comes back', async () => {
    const [shirt, dress] = [await moving.shop.stockOf(skus.shirt), await moving.shop.stockOf(skus.dress)];
    const lines = [
      { skuId: skus.shirt, quantity: 3 },
      { skuId: skus.dress, quantity: dress.available + 1 },
    ];
    const { transferId } = await moving.atDesk('createTransfer', {
      ...{ fromId: places.jingan, toId: places.hangzhou, lines },
    });
    const wish = { requestId: randomUUID(), transferId, lines };
    const reply = await moving.shop.call(moving.jingan, 'inventory', 'shipTransfer', wish);
    expect(reply).toMatchObject({
      refusal: { code: 'NOT_ENOUGH', data: { skuId: skus.dress, available: dress.available } },
    });
    expect(await moving.phoneOutcome(moving.jingan, 'shipTransfer', wish)).toBe('NOT_ENOUGH');
    expect((await moving.shop.stockOf(skus.shirt)).onHand).toBe(shirt.onHand);
    const some = [{ skuId: skus.shirt, quantity: 2 }];
    expect(await moving.phone(moving.jingan, 'shipTransfer', { transferId, lines: some })).toMatchObject({
      shipped: 2,
    });
    await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: some });
  });

  it('that were taken before another turned out short are put back', async () => {
    const [shirt] = [await moving.shop.stockOf(skus.shirt)];
    const { transferId } = await moving.atDesk('createTransfer', {
      ...{ fromId: places.jingan, toId: places.hangzhou, lines: goods(2, skus.shirt) },
    });
    // As if the process had stopped after it took the pieces, and a second one had found the shelf empty.
    const moveId = `${transferId}-4:${places.jingan}:${skus.shirt}:transferOut`;
    const move = { moveId, reason: 'transferOut', locationId: places.jingan, skuId: skus.shirt };
    const due = { kind: 'undo', moves: [{ ...move, productId: 'P2', quantity: -2, inTransit: 0 }] };
    await moving.shop.update('stock', shirt._id, {
      onHand: shirt.onHand - 2,
      available: shirt.available - 2,
      journal: [...shirt.journal, { moveId, at: 0, reason: 'transferOut', quantity: -2, cause: transferId }],
      journalSize: shirt.journalSize + 1,
    });
    await moving.shop.update('transfers', transferId, { stockDueSince: 1 });
    await setDue(transferId, due);
    await moving.shop.runTimer();
    expect(await moving.shop.stockOf(skus.shirt)).toMatchObject({ onHand: shirt.onHand });
    const back = await moving.shop.read<StockMoveDocument>('stock_moves', { cause: transferId });
    expect(back.map(({ quantity }) => quantity).sort()).toEqual([-2, 2]);
  });
});

/** A field that was null takes an object only when it is written whole. */
async function setDue(transferId: string, stockDue: object): Promise<void> {
  const [document] = await moving.shop.read<TransferDocument>('transfers', { _id: transferId });
  if (!document) throw new Error(`no transfer ${transferId}`);
  await moving.shop.forget('transfers', transferId, 'stockDue');
  await moving.shop.update('transfers', transferId, { stockDue });
}

describe('at the same moment', () => {
  const outcomesOf = (calls: readonly Promise<string>[]) => Promise.all(calls).then((all) => all.sort());

  it('two people ship once', async () => {
    const before = await moving.onHandAt(places.jingan);
    const transferId = await moving.approvedTransfer(3);
    const ship = () => moving.phoneOutcome(moving.jingan, 'shipTransfer', { transferId, lines: goods(3) });
    expect(await outcomesOf([ship(), ship(), ship()])).toEqual(['WRONG_STATUS', 'WRONG_STATUS', 'ok']);
    expect(await moving.onHandAt(places.jingan)).toMatchObject({ onHand: before.onHand - 3 });
    await moving.phone(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(3) });
  });

  it('two people receive what came, and only so many receipts are taken', async () => {
    const transferId = await moving.shippedTransfer(4);
    const before = await moving.onHandAt(places.hangzhou);
    const receive = () =>
      moving.phoneOutcome(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(4) });
    expect(await outcomesOf([receive(), receive(), receive()])).toEqual([
      'WRONG_STATUS',
      'WRONG_STATUS',
      'ok',
    ]);
    expect(await moving.onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 4,
      inTransit: before.inTransit - 4,
    });
  });

  it('a receipt and a write-off end in one way', async () => {
    for (let round = 0; round < 4; round += 1) {
      const transferId = await moving.shippedTransfer(2);
      const outcomes = [{ skuId: skus.hot, lost: 2, returned: 0 }];
      const results = await outcomesOf([
        moving.phoneOutcome(moving.hangzhou, 'receiveTransfer', { transferId, lines: goods(2) }),
        moving.desk.outcome('resolveTransfer', { requestId: randomUUID(), transferId, outcomes }),
      ]);
      expect(results).toEqual(['WRONG_STATUS', 'ok']);
      const [document] = await moving.shop.read<TransferDocument>('transfers', { _id: transferId });
      expect(document?.status).toBe('closed');
    }
  });

  it('a cancellation and a shipment end in one way', async () => {
    for (let round = 0; round < 4; round += 1) {
      const transferId = await moving.approvedTransfer(1);
      const results = await outcomesOf([
        moving.phoneOutcome(moving.hangzhou, 'cancelTransfer', { transferId }),
        moving.phoneOutcome(moving.jingan, 'shipTransfer', { transferId, lines: goods(1) }),
      ]);
      expect(results).toEqual(['WRONG_STATUS', 'ok']);
    }
  });

  it('ten transfers of one piece share what there is', async () => {
    const { available } = await moving.shop.stockOf(skus.dress);
    const wishes = Array.from({ length: available + 3 }, () =>
      moving.atDesk('createTransfer', {
        ...{ fromId: places.jingan, toId: places.hangzhou, lines: goods(1, skus.dress) },
      }),
    );
    const made = await Promise.all(wishes);
    const results = await outcomesOf(
      made.map(({ transferId }) =>
        moving.phoneOutcome(moving.jingan, 'shipTransfer', { transferId, lines: goods(1, skus.dress) }),
      ),
    );
    expect(results.filter((result) => result === 'ok')).toHaveLength(available);
    expect(results.filter((result) => result === 'NOT_ENOUGH')).toHaveLength(3);
    expect(await moving.shop.stockOf(skus.dress)).toMatchObject({ available: 0 });
  });
});

describe('what a crash left', () => {
  it('is finished by the clock', async () => {
    const transferId = await moving.shippedTransfer(2);
    const [document] = await moving.shop.read<TransferDocument>('transfers', { _id: transferId });
    const before = await moving.onHandAt(places.hangzhou);
    // The receipt was written down, and nothing more.
    const line = document?.lines[0];
    const moveId = `${transferId}-5:${places.hangzhou}:${skus.hot}:transferIn`;
    await moving.shop.update('transfers', transferId, {
      status: 'closed',
      lines: [{ ...line, received: 2 }],
      stockDueSince: 1,
    });
    const move = { moveId, reason: 'transferIn', locationId: places.hangzhou, skuId: skus.hot };
    await setDue(transferId, {
      kind: 'put',
      moves: [{ ...move, productId: 'P3', quantity: 2, inTransit: -2 }],
    });
    await Promise.all([moving.shop.runTimer(), moving.shop.runTimer()]);
    await moving.shop.advanceClock(2 * MINUTE);
    await moving.shop.runTimer();
    expect(await moving.onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 2,
      inTransit: before.inTransit - 2,
    });
    const [after] = await moving.shop.read<TransferDocument>('transfers', { _id: transferId });
    expect(after?.stockDue).toBeNull();
  });
});
