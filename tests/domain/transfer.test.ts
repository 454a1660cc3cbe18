import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { afterTransferTake, evolveTransfer, newTransfer } from '@shared/domain/inventory/evolve-transfer';
import {
  decideTransfer,
  foundOf,
  missingOf,
  type Party,
  type Transfer,
  type TransferDeed,
} from '@shared/domain/inventory/transfer';

const hq: Party = { kind: 'hq', name: '总部' };
const giving: Party = { kind: 'store', storeId: 'A', name: '甲' };
const asking: Party = { kind: 'store', storeId: 'B', name: '乙' };
const stranger: Party = { kind: 'store', storeId: 'C', name: '丙' };

const asked = (quantity = 5): Transfer =>
  newTransfer({
    ...{ transferId: 'T', fromId: 'A', toId: 'B', by: asking, requestId: 'ask', at: 0 },
    lines: [
      { skuId: 'x', productId: 'X', quantity },
      { skuId: 'y', productId: 'Y', quantity: 2 },
    ],
  });

let wishes = 0;
const wishOf = (by: Party) => ({ by, requestId: `wish-${(wishes += 1)}`, at: 1 });

/** The transfer after a deed with all that follows from it: stock gives whatever is asked of it. */
function after(transfer: Transfer, by: Party, deed: TransferDeed, requestId?: string): Transfer {
  const wish = { ...wishOf(by), ...(requestId !== undefined && { requestId }) };
  const decision = decideTransfer(transfer, { ...wish, ...deed });
  if (!decision.ok) throw new Error(decision.refusal.code);
  const evolved = decision.value.reduce((state, event) => evolveTransfer(state, event, wish), transfer);
  const taken =
    evolved.stockDue?.kind === 'take'
      ? afterTransferTake(evolved, null).reduce(
          (state, event) => evolveTransfer(state, event, { by: null, requestId: null, at: 1 }),
          evolved,
        )
      : evolved;
  return { ...taken, stockDue: null };
}

const outcome = (transfer: Transfer, by: Party, deed: TransferDeed): string => {
  const decision = decideTransfer(transfer, { ...wishOf(by), ...deed });
  return decision.ok ? 'ok' : decision.refusal.code;
};

const goods = (x: number, y = 0) => [
  { skuId: 'x', quantity: x },
  { skuId: 'y', quantity: y },
];
const approved = () => after(asked(), hq, { type: 'approve', lines: goods(4, 2) });
const shipped = () => after(approved(), giving, { type: 'ship', lines: goods(4, 1) });

describe('who may do what with a transfer', () => {
  it.each<[string, () => Transfer, TransferDeed, Record<string, string>]>([
    [
      'approve',
      asked,
      { type: 'approve', lines: goods(1) },
      { hq: 'ok', giving: 'NOT_YOURS', asking: 'NOT_YOURS', stranger: 'NOT_YOURS' },
    ],
    [
      'refuse',
      asked,
      { type: 'refuse' },
      { hq: 'ok', giving: 'ok', asking: 'NOT_YOURS', stranger: 'NOT_YOURS' },
    ],
    [
      'cancel',
      asked,
      { type: 'cancel' },
      { hq: 'ok', giving: 'NOT_YOURS', asking: 'ok', stranger: 'NOT_YOURS' },
    ],
    [
      'ship',
      approved,
      { type: 'ship', lines: goods(1) },
      { hq: 'ok', giving: 'ok', asking: 'NOT_YOURS', stranger: 'NOT_YOURS' },
    ],
    [
      'receive',
      shipped,
      { type: 'receive', lines: goods(1) },
      { hq: 'ok', giving: 'NOT_YOURS', asking: 'ok', stranger: 'NOT_YOURS' },
    ],
    [
      'write off',
      shipped,
      {
        type: 'resolve',
        outcomes: [
          { skuId: 'x', lost: 4, returned: 0 },
          { skuId: 'y', lost: 0, returned: 1 },
        ],
      },
      { hq: 'ok', giving: 'NOT_YOURS', asking: 'NOT_YOURS', stranger: 'NOT_YOURS' },
    ],
    [
      'take back',
      shipped,
      {
        type: 'resolve',
        outcomes: [
          { skuId: 'x', lost: 0, returned: 4 },
          { skuId: 'y', lost: 0, returned: 1 },
        ],
      },
      { hq: 'ok', giving: 'ok', asking: 'NOT_YOURS', stranger: 'NOT_YOURS' },
    ],
  ])('%s', (_name, transfer, deed, wanted) => {
    const parties = { hq, giving, asking, stranger };
    const found = Object.entries(parties).map(([name, party]) => [name, outcome(transfer(), party, deed)]);
    expect(Object.fromEntries(found)).toEqual(wanted);
  });
});

describe('a transfer', () => {
  it('of headquarters is approved as it is made', () => {
    const made = newTransfer({
      ...{ transferId: 'T', fromId: 'A', toId: 'B', by: hq, requestId: 'r', at: 0 },
      lines: [{ skuId: 'x', productId: 'X', quantity: 3 }],
    });
    expect(made).toMatchObject({ status: 'approved', lines: [{ asked: 3, approved: 3 }] });
  });

  it.each<[string, () => Transfer, Party, TransferDeed, string]>([
    ['approved for more than was asked', asked, hq, { type: 'approve', lines: goods(6) }, 'TOO_MANY'],
    ['approved for nothing', asked, hq, { type: 'approve', lines: goods(0) }, 'NOTHING_NAMED'],
    ['shipped beyond what was approved', approved, giving, { type: 'ship', lines: goods(5) }, 'TOO_MANY'],
    ['shipped before it is approved', asked, giving, { type: 'ship', lines: goods(1) }, 'WRONG_STATUS'],
    ['shipped twice', shipped, giving, { type: 'ship', lines: goods(1) }, 'WRONG_STATUS'],
    ['received before it is shipped', approved, asking, { type: 'receive', lines: goods(1) }, 'WRONG_STATUS'],
    ['cancelled on its way', shipped, asking, { type: 'cancel' }, 'WRONG_STATUS'],
    [
      'received of what it is not about',
      shipped,
      asking,
      { type: 'receive', lines: [{ skuId: 'z', quantity: 1 }] },
      'UNKNOWN_LINE',
    ],
    [
      'resolved in part',
      shipped,
      hq,
      { type: 'resolve', outcomes: [{ skuId: 'x', lost: 4, returned: 0 }] },
      'NOT_ALL_NAMED',
    ],
  ])('cannot be %s', (_what, transfer, by, deed, code) => {
    expect(outcome(transfer(), by, deed)).toBe(code);
  });

  it('waits once more for what is missing, then for a word on it', () => {
    const first = after(shipped(), asking, { type: 'receive', lines: goods(2, 1) });
    expect(first.status).toBe('partlyReceived');
    const second = after(first, asking, { type: 'receive', lines: goods(1) });
    expect(second.status).toBe('differing');
    expect(outcome(second, asking, { type: 'receive', lines: goods(1) })).toBe('WRONG_STATUS');
    const resolved = after(second, hq, {
      type: 'resolve',
      outcomes: [{ skuId: 'x', lost: 1, returned: 0 }],
    });
    expect(resolved).toMatchObject({ status: 'closed', lines: [{ shipped: 4, received: 3, lost: 1 }, {}] });
  });

  it('closes with what was found on top', () => {
    const closed = after(shipped(), asking, { type: 'receive', lines: goods(5, 1) });
    expect(closed.status).toBe('closed');
    expect(closed.lines.map(foundOf)).toEqual([1, 0]);
  });

  it('does a wish once', () => {
    const once = after(shipped(), asking, { type: 'receive', lines: goods(2) }, 'same');
    expect(after(once, asking, { type: 'receive', lines: goods(2) }, 'same')).toEqual(once);
  });

  it('goes back to approved when a piece is short, and what was taken is undone', () => {
    const wish = wishOf(giving);
    const decision = decideTransfer(approved(), { ...wish, type: 'ship', lines: goods(4, 1) });
    if (!decision.ok) throw new Error(decision.refusal.code);
    const shipping = decision.value.reduce((state, event) => evolveTransfer(state, event, wish), approved());
    expect(shipping.stockDue).toMatchObject({ kind: 'take', moves: [{ quantity: -4 }, { quantity: -1 }] });
    const short = afterTransferTake(shipping, { skuId: 'y', available: 0 }).reduce(
      (state, event) => evolveTransfer(state, event, { by: null, requestId: null, at: 1 }),
      shipping,
    );
    expect(short).toMatchObject({
      status: 'approved',
      stockDue: { kind: 'undo' },
      shortage: { skuId: 'y', requestId: wish.requestId },
    });
  });
});

describe('whatever is done with a transfer', () => {
  const party = fc.constantFrom(hq, giving, asking, stranger);
  const few = fc.integer({ min: 0, max: 6 });
  const lines = fc.tuple(few, few).map(([x, y]) => goods(x, y));
  const deed: fc.Arbitrary<TransferDeed> = fc.oneof(
    lines.map((named): TransferDeed => ({ type: 'approve', lines: named })),
    lines.map((named): TransferDeed => ({ type: 'ship', lines: named })),
    lines.map((named): TransferDeed => ({ type: 'receive', lines: named })),
    fc.constant<TransferDeed>({ type: 'cancel' }),
    fc.constant<TransferDeed>({ type: 'refuse' }),
  );

  it('conserves every piece: what left is here, on its way, lost or back', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(party, deed), { maxLength: 12 }), fc.boolean(), (deeds, isLost) => {
        const shelf = new Map<string, number>();
        let transfer: Transfer = asked();
        const apply = (next: Transfer) => {
          for (const move of next.stockDue?.moves ?? []) {
            shelf.set(move.locationId, (shelf.get(move.locationId) ?? 0) + move.quantity);
            shelf.set('way', (shelf.get('way') ?? 0) + move.inTransit);
          }
          transfer = { ...next, stockDue: null };
        };
        const run = (by: Party, wanted: TransferDeed) => {
          const wish = wishOf(by);
          const decision = decideTransfer(transfer, { ...wish, ...wanted });
          if (!decision.ok) return;
          for (const event of decision.value) apply(evolveTransfer(transfer, event, wish));
          for (const event of afterTransferTake(transfer, null))
            apply(evolveTransfer(transfer, event, { by: null, requestId: null, at: 1 }));
        };
        for (const [by, wanted] of deeds) run(by, wanted);
        const outcomes = transfer.lines
          .filter((line) => missingOf(line) > 0)
          .map((line) => ({
            skuId: line.skuId,
            lost: isLost ? missingOf(line) : 0,
            returned: isLost ? 0 : missingOf(line),
          }));
        if (outcomes.length > 0) run(hq, { type: 'resolve', outcomes });

        const total = (piecesOf: (line: Transfer['lines'][number]) => number) =>
          transfer.lines.reduce((sum, line) => sum + piecesOf(line), 0);
        const everywhere = [...shelf.values()].reduce((sum, pieces) => sum + pieces, 0);
        expect(everywhere).toBe(total(foundOf) - total(({ lost }) => lost));
        expect(shelf.get('way') ?? 0).toBe(0);
        expect(shelf.get('B') ?? 0).toBe(total(({ received }) => received));
        expect(total(missingOf)).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
