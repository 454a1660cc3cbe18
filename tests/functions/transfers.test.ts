import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TransferSummary, TransferView } from '@shared/contracts/transfer.schemas';
import type { TransferDocument } from '@functions/_stores/inventory.documents';
import type { AuditDocument } from '@functions/_stores/hq.documents';
import type { StockMoveDocument } from '@functions/_stores/stock.documents';
import { MINUTE } from '@shared/kernel/time';
import { ADMIN, hire, HqDesk } from '../support/hq-desk';
import { findProblems } from '../support/invariants';
import { guides, places, Shop, skus } from '../support/shop';

let shop: Shop;
let desk: HqDesk;
let jingan: string;
let hangzhou: string;

beforeAll(async () => {
  shop = await Shop.open();
  desk = new HqDesk(shop);
  await hire(shop, ADMIN.username, ADMIN.password);
  await desk.signIn();
  jingan = await shop.signIn('staff-jingan');
  hangzhou = await shop.signIn('staff-hangzhou');
  await shop.employ(jingan, guides.jingan);
  await shop.employ(hangzhou, guides.hangzhou);
}, 60_000);
afterAll(async () => {
  expect(await findProblems(shop).finally(() => shop.close())).toEqual([]);
});

const goods = (quantity: number, skuId: string = skus.hot) => [{ skuId, quantity }];
const phone = (session: string, action: string, input: object) =>
  shop.must<TransferView>(session, 'inventory', action, { requestId: randomUUID(), ...input });
const phoneOutcome = (session: string, action: string, input: object) =>
  shop.outcome(session, 'inventory', action, { requestId: randomUUID(), ...input });
const atDesk = (action: string, input: object) =>
  desk.must<TransferView>(action, { requestId: randomUUID(), ...input });

/** Hangzhou asks Jing'an for pieces, and headquarters approves them. */
async function approvedTransfer(quantity: number, skuId: string = skus.hot): Promise<string> {
  const { transferId } = await phone(hangzhou, 'askTransfer', {
    fromId: places.jingan,
    lines: goods(quantity, skuId),
  });
  await atDesk('approveTransfer', { transferId, lines: goods(quantity, skuId) });
  return transferId;
}

async function shippedTransfer(quantity: number): Promise<string> {
  const transferId = await approvedTransfer(quantity);
  await phone(jingan, 'shipTransfer', { transferId, lines: goods(quantity) });
  return transferId;
}

async function onHandAt(locationId: string, skuId: string = skus.hot) {
  const [figure] = await shop.read<{ onHand: number; inTransit: number; available: number }>('stock', {
    _id: `${locationId}:${skuId}`,
  });
  const { onHand = 0, inTransit = 0, available = 0 } = figure ?? {};
  return { onHand, inTransit, available };
}

describe('a transfer from store to store', () => {
  it('goes from wish to receipt on two phones, and each piece is counted once all the way', async () => {
    const before = [await onHandAt(places.jingan), await onHandAt(places.hangzhou)] as const;
    const asked = await phone(hangzhou, 'askTransfer', {
      fromId: places.jingan,
      lines: goods(5),
      remark: '周末活动',
    });
    expect(asked).toMatchObject({ status: 'asked', remark: '周末活动', asked: 5 });
    const { transferId } = asked;
    await atDesk('approveTransfer', { transferId, lines: goods(4) });

    const shipped = await phone(jingan, 'shipTransfer', { transferId, lines: goods(3) });
    expect(shipped).toMatchObject({ status: 'shipped', shipped: 3, missing: 3 });
    expect(await onHandAt(places.jingan)).toEqual({
      ...before[0],
      onHand: before[0].onHand - 3,
      available: before[0].available - 3,
    });
    expect(await onHandAt(places.hangzhou)).toEqual({ ...before[1], inTransit: before[1].inTransit + 3 });

    const received = await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(3) });
    expect(received).toMatchObject({ status: 'closed', received: 3, missing: 0 });
    expect(await onHandAt(places.hangzhou)).toEqual({
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
    const transferId = await approvedTransfer(1);
    const list = (session: string, direction: string) =>
      shop.must<{ transfers: TransferSummary[] }>(session, 'inventory', 'transfers', {
        direction,
        onlyOpen: true,
      });
    const ids = async (session: string, direction: string) =>
      (await list(session, direction)).transfers.map((transfer) => transfer.transferId);
    expect(await ids(jingan, 'out')).toContain(transferId);
    expect(await ids(hangzhou, 'in')).toContain(transferId);
    expect(await ids(hangzhou, 'out')).not.toContain(transferId);

    const shopper = await shop.signIn();
    expect(await shop.outcome(shopper, 'inventory', 'transfer', { transferId })).toBe('NOT_STORE_STAFF');
    const warehouse = await atDesk('createTransfer', {
      ...{ fromId: places.warehouse, toId: places.hangzhou, lines: goods(1, skus.dress) },
    });
    const input = { transferId: warehouse.transferId };
    expect(await shop.outcome(jingan, 'inventory', 'transfer', input)).toBe('TRANSFER_NOT_FOUND');
    expect(await phoneOutcome(jingan, 'cancelTransfer', input)).toBe('TRANSFER_NOT_FOUND');
  });

  it('lets each side do only what is its own', async () => {
    const transferId = await approvedTransfer(2);
    expect(await phoneOutcome(hangzhou, 'shipTransfer', { transferId, lines: goods(1) })).toBe('NOT_YOURS');
    expect(await phoneOutcome(jingan, 'cancelTransfer', { transferId })).toBe('NOT_YOURS');
    expect(await phoneOutcome(jingan, 'shipTransfer', { transferId, lines: goods(3) })).toBe('TOO_MANY');
    expect(await phoneOutcome(jingan, 'refuseTransfer', { transferId })).toBe('ok');
    expect(await phoneOutcome(hangzhou, 'cancelTransfer', { transferId })).toBe('WRONG_STATUS');
  });

  it('tells who can give a piece, but not the own store', async () => {
    const { places: giving } = await shop.must<{ places: { placeId: string; available: number }[] }>(
      jingan,
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
    expect(await phoneOutcome(hangzhou, 'askTransfer', input)).toBe(outcome);
  });
});

describe('a wish repeated', () => {
  it('asks, ships and receives once', async () => {
    const before = await onHandAt(places.jingan);
    const asking = { requestId: randomUUID(), fromId: places.jingan, lines: goods(4) };
    const [first, second] = [
      await phone(hangzhou, 'askTransfer', asking),
      await phone(hangzhou, 'askTransfer', asking),
    ];
    expect(second.transferId).toBe(first.transferId);
    const { transferId } = first;
    await atDesk('approveTransfer', { transferId, lines: goods(4) });
    const shipping = { requestId: randomUUID(), transferId, lines: goods(4) };
    await phone(jingan, 'shipTransfer', shipping);
    expect(await phone(jingan, 'shipTransfer', shipping)).toMatchObject({ shipped: 4 });
    const receiving = { requestId: randomUUID(), transferId, lines: goods(2) };
    await phone(hangzhou, 'receiveTransfer', receiving);
    expect(await phone(hangzhou, 'receiveTransfer', receiving)).toMatchObject({
      status: 'partlyReceived',
      received: 2,
    });
    expect(await onHandAt(places.jingan)).toMatchObject({ onHand: before.onHand - 4 });
    await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(2) });
  });

  it('is on record once', async () => {
    const { transferId } = await phone(hangzhou, 'askTransfer', { fromId: places.jingan, lines: goods(1) });
    const wish = { requestId: randomUUID(), transferId, lines: goods(1) };
    await atDesk('approveTransfer', wish);
    await atDesk('approveTransfer', wish);
    expect(await shop.read<AuditDocument>('audit', { subject: transferId })).toMatchObject([
      { by: ADMIN.username, action: 'approveTransfer' },
    ]);
  });
});

describe('what differs', () => {
  it('may come in a second receipt, and is then written off by headquarters alone', async () => {
    const transferId = await shippedTransfer(4);
    const before = await onHandAt(places.hangzhou);
    await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(2) });
    const second = await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(1) });
    expect(second).toMatchObject({ status: 'differing', missing: 1 });
    expect(await phoneOutcome(hangzhou, 'receiveTransfer', { transferId, lines: goods(1) })).toBe(
      'WRONG_STATUS',
    );
    const outcomes = [{ skuId: skus.hot, lost: 1, returned: 0 }];
    const closed = await atDesk('resolveTransfer', { transferId, outcomes });
    expect(closed).toMatchObject({ status: 'closed', lines: [{ received: 3, lost: 1, missing: 0 }] });
    expect(await onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 3,
      inTransit: before.inTransit - 4,
    });
  });

  it('goes back to the shelf of the giving store when it turns up there', async () => {
    const before = await onHandAt(places.jingan);
    const transferId = await shippedTransfer(3);
    await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(1) });
    expect(await phoneOutcome(hangzhou, 'takeBackTransfer', { transferId })).toBe('NOT_YOURS');
    const closed = await phone(jingan, 'takeBackTransfer', { transferId });
    expect(closed).toMatchObject({ status: 'closed', lines: [{ received: 1, returned: 2 }] });
    expect(await onHandAt(places.jingan)).toMatchObject({ onHand: before.onHand - 1 });
  });

  it('is named when more arrives than was sent', async () => {
    const transferId = await shippedTransfer(2);
    const before = await onHandAt(places.hangzhou);
    const closed = await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(3) });
    expect(closed).toMatchObject({ status: 'closed', lines: [{ shipped: 2, received: 3, found: 1 }] });
    expect(await onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 3,
      inTransit: before.inTransit - 2,
    });
  });
});

describe('goods that are promised to somebody', () => {
  it('do not leave, and what was taken of the others comes back', async () => {
    const [shirt, dress] = [await shop.stockOf(skus.shirt), await shop.stockOf(skus.dress)];
    const lines = [
      { skuId: skus.shirt, quantity: 3 },
      { skuId: skus.dress, quantity: dress.available + 1 },
    ];
    const { transferId } = await atDesk('createTransfer', {
      ...{ fromId: places.jingan, toId: places.hangzhou, lines },
    });
    const wish = { requestId: randomUUID(), transferId, lines };
    const reply = await shop.call(jingan, 'inventory', 'shipTransfer', wish);
    expect(reply).toMatchObject({
      refusal: { code: 'NOT_ENOUGH', data: { skuId: skus.dress, available: dress.available } },
    });
    expect(await phoneOutcome(jingan, 'shipTransfer', wish)).toBe('NOT_ENOUGH');
    expect((await shop.stockOf(skus.shirt)).onHand).toBe(shirt.onHand);
    const some = [{ skuId: skus.shirt, quantity: 2 }];
    expect(await phone(jingan, 'shipTransfer', { transferId, lines: some })).toMatchObject({ shipped: 2 });
    await phone(hangzhou, 'receiveTransfer', { transferId, lines: some });
  });

  it('that were taken before another turned out short are put back', async () => {
    const [shirt] = [await shop.stockOf(skus.shirt)];
    const { transferId } = await atDesk('createTransfer', {
      ...{ fromId: places.jingan, toId: places.hangzhou, lines: goods(2, skus.shirt) },
    });
    // As if the process had stopped after it took the pieces, and a second one had found the shelf empty.
    const moveId = `${transferId}-4:${places.jingan}:${skus.shirt}:transferOut`;
    const move = { moveId, reason: 'transferOut', locationId: places.jingan, skuId: skus.shirt };
    const due = { kind: 'undo', moves: [{ ...move, productId: 'P2', quantity: -2, inTransit: 0 }] };
    await shop.update('stock', shirt._id, {
      onHand: shirt.onHand - 2,
      available: shirt.available - 2,
      journal: [...shirt.journal, { moveId, at: 0, reason: 'transferOut', quantity: -2, cause: transferId }],
      journalSize: shirt.journalSize + 1,
    });
    await shop.update('transfers', transferId, { stockDueSince: 1 });
    await setDue(transferId, due);
    await shop.runTimer();
    expect(await shop.stockOf(skus.shirt)).toMatchObject({ onHand: shirt.onHand });
    const back = await shop.read<StockMoveDocument>('stock_moves', { cause: transferId });
    expect(back.map(({ quantity }) => quantity).sort()).toEqual([-2, 2]);
  });
});

/** A field that was null takes an object only when it is written whole. */
async function setDue(transferId: string, stockDue: object): Promise<void> {
  const [document] = await shop.read<TransferDocument>('transfers', { _id: transferId });
  if (!document) throw new Error(`no transfer ${transferId}`);
  await shop.forget('transfers', transferId, 'stockDue');
  await shop.update('transfers', transferId, { stockDue });
}

describe('at the same moment', () => {
  const outcomesOf = (calls: readonly Promise<string>[]) => Promise.all(calls).then((all) => all.sort());

  it('two people ship once', async () => {
    const before = await onHandAt(places.jingan);
    const transferId = await approvedTransfer(3);
    const ship = () => phoneOutcome(jingan, 'shipTransfer', { transferId, lines: goods(3) });
    expect(await outcomesOf([ship(), ship(), ship()])).toEqual(['WRONG_STATUS', 'WRONG_STATUS', 'ok']);
    expect(await onHandAt(places.jingan)).toMatchObject({ onHand: before.onHand - 3 });
    await phone(hangzhou, 'receiveTransfer', { transferId, lines: goods(3) });
  });

  it('two people receive what came, and only so many receipts are taken', async () => {
    const transferId = await shippedTransfer(4);
    const before = await onHandAt(places.hangzhou);
    const receive = () => phoneOutcome(hangzhou, 'receiveTransfer', { transferId, lines: goods(4) });
    expect(await outcomesOf([receive(), receive(), receive()])).toEqual([
      'WRONG_STATUS',
      'WRONG_STATUS',
      'ok',
    ]);
    expect(await onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 4,
      inTransit: before.inTransit - 4,
    });
  });

  it('a receipt and a write-off end in one way', async () => {
    for (let round = 0; round < 4; round += 1) {
      const transferId = await shippedTransfer(2);
      const outcomes = [{ skuId: skus.hot, lost: 2, returned: 0 }];
      const results = await outcomesOf([
        phoneOutcome(hangzhou, 'receiveTransfer', { transferId, lines: goods(2) }),
        desk.outcome('resolveTransfer', { requestId: randomUUID(), transferId, outcomes }),
      ]);
      expect(results).toEqual(['WRONG_STATUS', 'ok']);
      const [document] = await shop.read<TransferDocument>('transfers', { _id: transferId });
      expect(document?.status).toBe('closed');
    }
  });

  it('a cancellation and a shipment end in one way', async () => {
    for (let round = 0; round < 4; round += 1) {
      const transferId = await approvedTransfer(1);
      const results = await outcomesOf([
        phoneOutcome(hangzhou, 'cancelTransfer', { transferId }),
        phoneOutcome(jingan, 'shipTransfer', { transferId, lines: goods(1) }),
      ]);
      expect(results).toEqual(['WRONG_STATUS', 'ok']);
    }
  });

  it('ten transfers of one piece share what there is', async () => {
    const { available } = await shop.stockOf(skus.dress);
    const wishes = Array.from({ length: available + 3 }, () =>
      atDesk('createTransfer', {
        ...{ fromId: places.jingan, toId: places.hangzhou, lines: goods(1, skus.dress) },
      }),
    );
    const made = await Promise.all(wishes);
    const results = await outcomesOf(
      made.map(({ transferId }) =>
        phoneOutcome(jingan, 'shipTransfer', { transferId, lines: goods(1, skus.dress) }),
      ),
    );
    expect(results.filter((result) => result === 'ok')).toHaveLength(available);
    expect(results.filter((result) => result === 'NOT_ENOUGH')).toHaveLength(3);
    expect(await shop.stockOf(skus.dress)).toMatchObject({ available: 0 });
  });
});

describe('what a crash left', () => {
  it('is finished by the clock', async () => {
    const transferId = await shippedTransfer(2);
    const [document] = await shop.read<TransferDocument>('transfers', { _id: transferId });
    const before = await onHandAt(places.hangzhou);
    // The receipt was written down, and nothing more.
    const line = document?.lines[0];
    const moveId = `${transferId}-5:${places.hangzhou}:${skus.hot}:transferIn`;
    await shop.update('transfers', transferId, {
      status: 'closed',
      lines: [{ ...line, received: 2 }],
      stockDueSince: 1,
    });
    const move = { moveId, reason: 'transferIn', locationId: places.hangzhou, skuId: skus.hot };
    await setDue(transferId, {
      kind: 'put',
      moves: [{ ...move, productId: 'P3', quantity: 2, inTransit: -2 }],
    });
    await Promise.all([shop.runTimer(), shop.runTimer()]);
    await shop.advanceClock(2 * MINUTE);
    await shop.runTimer();
    expect(await onHandAt(places.hangzhou)).toMatchObject({
      onHand: before.onHand + 2,
      inTransit: before.inTransit - 2,
    });
    const [after] = await shop.read<TransferDocument>('transfers', { _id: transferId });
    expect(after?.stockDue).toBeNull();
  });
});
