import { describe, expect, it } from '@jest/globals';
import { unitShares } from '@shared/domain/money/unit-shares';
import {
  claim,
  freightOwed,
  noteRefundedElsewhere,
  refundInstead,
  release,
  settle,
  type ClaimWish,
} from '@shared/domain/refund/claim';
import {
  goingBack,
  newRefundable,
  piecesLeft,
  worthOf,
  type Refundable,
} from '@shared/domain/refund/refundable';
import { fen } from '@shared/kernel/money';

const part = (lines: readonly (readonly [payable: number, pieces: number])[], freight = 0): Refundable =>
  newRefundable(
    lines.map(([payable, pieces], index) => ({
      skuId: `s${index}`,
      shares: unitShares(fen(payable), pieces),
    })),
    fen(freight),
  );

const changeOfMind = { isShipped: true, isSellersFault: false };
const notSent = { isShipped: false, isSellersFault: false };
const broken = { isShipped: true, isSellersFault: true };
const wishOf = (claimId: string, pieces: number, facts = changeOfMind, skuId = 's0'): ClaimWish => ({
  claimId,
  purpose: 'refund',
  lines: [{ skuId, pieces }],
  ...facts,
});
const cheaper = (claimId: string, pieces: number, to: number): ClaimWish => ({
  claimId,
  purpose: 'lowerPrice',
  lines: [{ skuId: 's0', pieces, to: fen(to) }],
});

/** Claims, or fails the test. */
function claimed(state: Refundable, wish: ClaimWish) {
  const answer = claim(state, wish);
  if (!answer.ok) throw new Error(JSON.stringify(answer.refusal));
  return answer.value;
}
const refunded = (state: Refundable, wish: ClaimWish) => settle(claimed(state, wish).next, wish.claimId);

describe('a claim on pieces of a part', () => {
  it('answers a repeat with the first answer, and gives up or settles once', () => {
    const { claim: first, next } = claimed(part([[100, 3]]), wishOf('a', 2));
    expect(claim(next, wishOf('a', 2))).toEqual({ ok: true, value: { claim: first, next } });
    const freed = release(next, 'a');
    expect(freed).toEqual(part([[100, 3]]));
    expect(release(freed, 'a')).toEqual(freed);
    const sent = settle(next, 'a');
    expect(settle(sent, 'a')).toEqual(sent);
    expect(() => release(sent, 'a')).toThrow(/was settled/);
    expect(() => settle(freed, 'a')).toThrow(/not known/);
  });

  it('gives 34 and 33 for a line of 100, whichever claim is given up in between', () => {
    let state = part([[100, 3]]);
    const { claim: a, next } = claimed(state, wishOf('a', 1));
    const { claim: b, next: both } = claimed(next, wishOf('b', 1));
    expect([a.amount, b.amount]).toEqual([34, 33]);
    state = release(settle(both, 'b'), 'a');
    const { claim: c, next: rest } = claimed(state, wishOf('c', 2));
    expect(c.amount).toBe(67);
    expect(goingBack(settle(rest, 'c'))).toBe(100);
  });

  it('refuses more pieces than are left, and SKUs of other parts', () => {
    const state = refunded(part([[100, 3]]), wishOf('a', 2));
    expect(claim(state, wishOf('b', 2))).toEqual({
      ok: false,
      refusal: { code: 'NOTHING_LEFT', skuId: 's0', left: 1 },
    });
    expect(claim(state, wishOf('b', 1, changeOfMind, 'constructor'))).toEqual({
      ok: false,
      refusal: { code: 'NOTHING_LEFT', skuId: 'constructor', left: 0 },
    });
    const twice: ClaimWish = {
      claimId: 'c',
      purpose: 'refund',
      lines: [
        { skuId: 's0', pieces: 1 },
        { skuId: 's0', pieces: 1 },
      ],
      ...changeOfMind,
    };
    expect(claim(state, twice)).toMatchObject({ ok: false, refusal: { code: 'NOTHING_LEFT', left: 0 } });
  });

  it('passes no limit when money went back by hand', () => {
    const state = noteRefundedElsewhere(part([[100, 2]], 10), fen(70));
    expect(claim(state, wishOf('a', 1))).toMatchObject({
      ok: false,
      refusal: { code: 'ABOVE_PAID', left: 40 },
    });
    const overdone = noteRefundedElsewhere(state, fen(70));
    expect(claim(overdone, wishOf('a', 1))).toMatchObject({
      ok: false,
      refusal: { code: 'ABOVE_PAID', left: 0 },
    });
  });
});

describe('price protection', () => {
  it('gives the difference to today, and a later return gives the rest of the same piece', () => {
    const { claim: drop, next } = claimed(part([[100_01, 2]]), cheaper('p', 2, 40_00));
    expect(drop.amount).toBe(20_01);
    const after = settle(next, 'p');
    expect(claimed(after, wishOf('r', 2)).claim.amount).toBe(80_00);
  });

  it('leaves out pieces already lowered, and may lower them again', () => {
    const once = refunded(part([[200, 2]]), cheaper('p', 1, 80));
    expect(claim(once, cheaper('q', 2, 80))).toMatchObject({ ok: true, value: { claim: { amount: 20 } } });
    const all = refunded(once, cheaper('q', 2, 80));
    expect(claim(all, cheaper('r', 2, 80))).toEqual({
      ok: false,
      refusal: { code: 'NOT_CHEAPER', skuId: 's0', price: 80 },
    });
    expect(claimed(all, cheaper('r', 2, 70)).claim.amount).toBe(20);
  });

  it('sets its pieces aside until it is decided', () => {
    const { next } = claimed(part([[200, 2]]), cheaper('p', 2, 80));
    expect(claim(next, wishOf('r', 1))).toMatchObject({
      ok: false,
      refusal: { code: 'NOTHING_LEFT', left: 0 },
    });
    expect(claimed(release(next, 'p'), wishOf('r', 1)).claim.amount).toBe(100);
  });
});

describe('exchange', () => {
  const swap: ClaimWish = {
    claimId: 'x',
    purpose: 'exchange',
    lines: [{ skuId: 's0', pieces: 1 }],
    isSellersFault: true,
  };

  it('gives no money back, and what came instead may be returned for what was paid', () => {
    const { claim: held, next } = claimed(part([[101, 2]]), swap);
    expect(held.amount).toBe(0);
    expect(piecesLeft(next, 's0')).toBe(1);
    expect(claimed(settle(next, 'x'), wishOf('r', 2)).claim.amount).toBe(101);
  });

  it('sets the freight aside until the replacement went out', () => {
    const { claim: held, next } = claimed(part([[101, 2]], 10), swap);
    expect([held.amount, worthOf(held), goingBack(next)]).toEqual([0, 61, 0]);
    expect(claimed(next, wishOf('r', 1, broken)).claim.freight).toBe(0);
    expect(claimed(settle(next, 'x'), wishOf('r', 1, broken)).claim.freight).toBe(10);
    expect(claimed(part([[101, 2]], 10), { ...swap, isSellersFault: false }).claim.freight).toBe(0);
  });

  it('becomes a refund of exactly its pieces when it cannot be done', () => {
    const { next } = claimed(part([[101, 2]], 10), swap);
    const answer = refundInstead(next, 'x');
    expect(answer).toMatchObject({
      ok: true,
      value: { claim: { amount: 61, freight: 10, purpose: 'refund' } },
    });
    if (!answer.ok) return;
    const { next: turned, claim: asRefund } = answer.value;
    expect(refundInstead(turned, 'x')).toEqual({
      ok: true,
      value: { claim: asRefund, next: turned },
    });
    expect(claimed(settle(turned, 'x'), wishOf('r', 1)).claim.amount).toBe(50);
    expect(() => refundInstead(settle(next, 'x'), 'x')).toThrow(/no open exchange/);
  });
});

describe('freight', () => {
  it.each([
    { name: 'all at once before shipment', facts: notSent, pieces: 2, freight: 12 },
    { name: 'one of two before shipment', facts: notSent, pieces: 1, freight: 0 },
    { name: 'all after shipment, a change of mind', facts: changeOfMind, pieces: 2, freight: 0 },
    { name: "one of two after shipment, the seller's fault", facts: broken, pieces: 1, freight: 12 },
  ])('$name: $freight', ({ facts, pieces, freight }) => {
    expect(claimed(part([[100, 2]], 12), wishOf('a', pieces, facts)).claim).toMatchObject({
      freight,
      amount: pieces * 50 + freight,
    });
  });

  it('goes back with the last of several claims before shipment', () => {
    const one = refunded(part([[100, 2]], 12), wishOf('a', 1, notSent));
    expect(claimed(one, wishOf('b', 1, notSent)).claim.amount).toBe(62);
  });

  it('goes back once, and is free again when its claim is given up', () => {
    const { next } = claimed(part([[100, 2]], 12), wishOf('a', 1, broken));
    expect(claimed(next, wishOf('b', 1, broken)).claim.freight).toBe(0);
    expect(claimed(release(next, 'a'), wishOf('b', 1, broken)).claim.freight).toBe(12);
  });

  it('is not got by asking for all and giving one up again', () => {
    const { next } = claimed(part([[100, 2]], 12), wishOf('a', 1, notSent));
    const { claim: b, next: both } = claimed(next, wishOf('b', 1, notSent));
    expect(b.freight).toBe(0);
    expect(goingBack(release(settle(both, 'b'), 'a'))).toBe(50);
  });

  it('is owed when two claims that waited together emptied the part', () => {
    const { next } = claimed(part([[100, 2]], 12), wishOf('a', 1, notSent));
    const { next: both } = claimed(next, wishOf('b', 1, notSent));
    expect(freightOwed(settle(both, 'b'), false)).toBe(0);
    const empty = settle(settle(both, 'b'), 'a');
    expect(freightOwed(empty, false)).toBe(12);
    expect(freightOwed(empty, true)).toBe(0);
    const done = refunded(empty, { claimId: 'freight', purpose: 'refund', lines: [], ...notSent });
    expect(goingBack(done)).toBe(112);
    expect(freightOwed(done, false)).toBe(0);
  });
});
