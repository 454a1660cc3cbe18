import { describe, expect, it } from '@jest/globals';
import { KINDS_AT, reasonsFor, type PiecesFacts } from '@shared/domain/after-sale/eligibility';
import { MAX_EVIDENCE_TEXT, MAX_PICTURES } from '@shared/domain/after-sale/evidence';
import { REASONS, type AfterSaleKind } from '@shared/domain/after-sale/reasons';
import { judgeRequest, newAfterSale, type AfterSaleRequest } from '@shared/domain/after-sale/request';
import { endOfDays, usualSettings } from '@shared/domain/after-sale/windows';
import { fen } from '@shared/kernel/money';

const moment = (text: string) => Date.parse(`${text}+08:00`);
const paidAt = moment('2026-03-01T09:00:00');
const receivedAt = moment('2026-03-04T18:30:00');
const received: PiecesFacts = { phase: 'received', paidAt, receivedAt };
const onTheWay: PiecesFacts = { phase: 'onTheWay', paidAt };
const inStore: PiecesFacts = { phase: 'beforeShipment', paidAt };

const request: AfterSaleRequest = {
  afterSaleId: 'a1',
  kind: 'returnAndRefund',
  reason: 'changedMind',
  lines: [{ skuId: 's', pieces: 2 }],
  replacement: [],
  evidence: { pictureIds: [], text: '' },
};
const judge = (
  change: Partial<AfterSaleRequest>,
  pieces: PiecesFacts = received,
  at = receivedAt,
  finalSaleSkuIds = ['f'],
) => judgeRequest({ ...request, ...change }, pieces, { at, settings: usualSettings, finalSaleSkuIds });
const fine = { ok: true, value: null };
const no = (refusal: unknown) => ({ ok: false, refusal });
const shown = { pictureIds: ['p1'], text: '' };

describe('an after-sale window', () => {
  it.each([
    { at: '2026-03-04T00:00:00', days: 7, until: '2026-03-12T00:00:00' },
    { at: '2026-03-04T23:59:59.999', days: 7, until: '2026-03-12T00:00:00' },
    { at: '2026-03-05T00:00:00', days: 7, until: '2026-03-13T00:00:00' },
    { at: '2026-12-28T07:59:59', days: 15, until: '2027-01-13T00:00:00' },
    { at: '2028-02-25T08:00:00', days: 7, until: '2028-03-04T00:00:00' },
  ])('of $days days from $at ends at $until, Beijing time', ({ at, days, until }) => {
    expect(endOfDays(moment(at), days)).toBe(moment(until));
  });

  it.each([
    { name: 'a change of mind', change: {}, until: '2026-03-12T00:00:00' },
    {
      name: 'faulty goods',
      change: { reason: 'faulty' as const, evidence: shown },
      until: '2026-03-20T00:00:00',
    },
    {
      name: 'an exchange for another size',
      change: {
        kind: 'exchange' as const,
        reason: 'doesNotFit' as const,
        replacement: [{ skuId: 't', pieces: 2 }],
      },
      until: '2026-03-12T00:00:00',
    },
    {
      name: 'price protection, from the day of payment',
      change: { kind: 'priceProtection' as const, reason: 'priceDropped' as const },
      until: '2026-03-09T00:00:00',
    },
  ])('$name: until $until', ({ change, until }) => {
    expect(judge(change, received, moment(until) - 1)).toEqual(fine);
    expect(judge(change, received, moment(until))).toEqual(no({ code: 'TOO_LATE', until: moment(until) }));
  });

  it('counts no day while the goods are on the way, and the chain may give more days', () => {
    const muchLater = moment('2026-05-01T00:00:00');
    expect(judge({}, onTheWay, muchLater)).toEqual(fine);
    const settings = { ...usualSettings, priceProtectionDays: 15 };
    const wish = { ...request, kind: 'priceProtection', reason: 'priceDropped' } as const;
    const at = moment('2026-03-16T23:59:59.999');
    expect(judgeRequest(wish, received, { at, settings, finalSaleSkuIds: [] })).toEqual(fine);
    expect(judgeRequest(wish, received, { at: at + 1, settings, finalSaleSkuIds: [] }).ok).toBe(false);
  });
});

describe('what may be asked for', () => {
  it.each([
    {
      name: 'an unpaid order',
      change: {},
      pieces: { phase: 'unpaid' } as const,
      refusal: { code: 'NOT_PAID' },
    },
    {
      name: 'a cancelled part',
      change: {},
      pieces: { phase: 'cancelled' } as const,
      refusal: { code: 'PART_CANCELLED' },
    },
    {
      name: 'a return of goods still in the store',
      change: {},
      pieces: inStore,
      refusal: { code: 'KIND_NOT_POSSIBLE', possible: ['refundOnly', 'priceProtection'] },
    },
    {
      name: 'an exchange of goods on the way',
      change: { kind: 'exchange' as const, reason: 'doesNotFit' as const },
      pieces: onTheWay,
      refusal: { code: 'KIND_NOT_POSSIBLE', possible: ['refundOnly', 'returnAndRefund', 'priceProtection'] },
    },
    {
      name: 'money for goods kept because of a change of mind',
      change: { kind: 'refundOnly' as const },
      pieces: received,
      refusal: {
        code: 'REASON_NOT_POSSIBLE',
        possible: ['notReceived', 'piecesMissing', 'damaged', 'faulty', 'wrongGoods', 'notAsDescribed'],
      },
    },
    {
      name: 'a change of mind about goods that are never taken back',
      change: {
        lines: [
          { skuId: 's', pieces: 1 },
          { skuId: 'f', pieces: 1 },
        ],
      },
      pieces: received,
      refusal: { code: 'NO_CHANGE_OF_MIND', skuId: 'f' },
    },
    {
      name: 'an exchange for fewer pieces',
      change: {
        kind: 'exchange' as const,
        reason: 'doesNotFit' as const,
        replacement: [{ skuId: 't', pieces: 1 }],
      },
      pieces: received,
      refusal: { code: 'REPLACEMENT_NEEDED', pieces: 2 },
    },
    {
      name: 'a return that names a replacement',
      change: { replacement: [{ skuId: 't', pieces: 1 }] },
      pieces: received,
      refusal: { code: 'REPLACEMENT_NEEDED', pieces: 0 },
    },
    {
      name: 'damage that nobody can see',
      change: { reason: 'damaged' as const },
      pieces: received,
      refusal: { code: 'PICTURE_NEEDED' },
    },
  ])('not $name: $refusal.code', ({ change, pieces, refusal }) => {
    expect(judge(change, pieces)).toEqual(no(refusal));
  });

  it('takes faulty goods back even if they are never taken back for a change of mind', () => {
    const lines = [{ skuId: 'f', pieces: 1 }];
    expect(judge({ lines, reason: 'faulty', evidence: shown })).toEqual(fine);
    expect(judge({ lines, kind: 'refundOnly' }, inStore)).toEqual(fine);
  });

  it('takes 9 pictures and 500 characters, and no more', () => {
    const evidence = (pictures: number, text: string) => ({
      evidence: { pictureIds: Array.from({ length: pictures }, (_, index) => `p${index}`), text },
    });
    const reason = 'faulty' as const;
    expect(judge({ reason, ...evidence(MAX_PICTURES, '破'.repeat(MAX_EVIDENCE_TEXT)) })).toEqual(fine);
    expect(judge({ reason, ...evidence(1, '😢'.repeat(MAX_EVIDENCE_TEXT)) })).toEqual(fine);
    expect(judge({ reason, ...evidence(10, '') })).toEqual(no({ code: 'TOO_MANY_PICTURES', limit: 9 }));
    expect(judge({ reason, ...evidence(1, 'x'.repeat(501)) })).toEqual(
      no({ code: 'TEXT_TOO_LONG', limit: 500 }),
    );
  });

  it('offers a reason for every kind at every phase, and a phase for every reason', () => {
    const phases = ['beforeShipment', 'onTheWay', 'received'] as const;
    const offered = phases.flatMap((phase) =>
      KINDS_AT[phase].flatMap((kind: AfterSaleKind) => {
        const reasons = reasonsFor(kind, phase);
        expect(reasons).not.toEqual([]);
        return reasons;
      }),
    );
    expect([...new Set(offered)].toSorted()).toEqual(Object.keys(REASONS).toSorted());
  });
});

describe('a new after-sale', () => {
  const facts = { amount: fen(0), isShipped: true, at: receivedAt };

  it('waits for the seller from now on', () => {
    expect(newAfterSale(request, facts)).toMatchObject({
      status: 'requested',
      since: receivedAt,
      received: null,
    });
  });

  it('is not made of nothing, nor under an id that could not name its refund', () => {
    expect(() => newAfterSale({ ...request, lines: [] }, facts)).toThrow();
    expect(() => newAfterSale({ ...request, afterSaleId: '售后 1' }, facts)).toThrow();
  });
});
