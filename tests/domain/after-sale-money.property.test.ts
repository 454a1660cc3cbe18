import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide } from '@shared/domain/after-sale/after-sale';
import type { Actor, AfterSale, AfterSaleCommand, AfterSaleEvent } from '@shared/domain/after-sale/course';
import { deadlineOf, isFinal } from '@shared/domain/after-sale/deadlines';
import { evolve } from '@shared/domain/after-sale/evolve';
import { isSellersFault, type AfterSaleReason } from '@shared/domain/after-sale/reasons';
import { newAfterSale } from '@shared/domain/after-sale/request';
import { possibleFor } from '@shared/domain/after-sale/rights';
import { unitShares } from '@shared/domain/money/unit-shares';
import { claim, refundInstead, release, settle, type ClaimWish } from '@shared/domain/refund/claim';
import {
  goingBack,
  newRefundable,
  paidFor,
  piecesLeft,
  worthOf,
  type Refundable,
} from '@shared/domain/refund/refundable';
import { fen, sumFen, type Fen } from '@shared/kernel/money';
import { DAY } from '@shared/kernel/time';

const isShipped = true;
const sku = 's';

/** A part of an order with its after-sales, joined as the order functions join them. */
class PartOfOrder {
  money: Refundable;
  readonly afterSales: AfterSale[] = [];
  readonly sent: Fen[] = [];

  constructor(payable: number, pieces: number) {
    this.money = newRefundable([{ skuId: sku, shares: unitShares(fen(payable), pieces) }], fen(8));
  }

  file(
    kind: 'returnAndRefund' | 'exchange' | 'priceProtection',
    reason: AfterSaleReason,
    pieces: number,
    to: number,
  ) {
    const claimId = `a${this.afterSales.length}`;
    const lines = [{ skuId: sku, pieces }];
    const wishes: Record<typeof kind, ClaimWish> = {
      returnAndRefund: {
        claimId,
        purpose: 'refund',
        lines,
        isShipped,
        isSellersFault: isSellersFault(reason),
      },
      exchange: { claimId, purpose: 'exchange', lines, isSellersFault: isSellersFault(reason) },
      priceProtection: { claimId, purpose: 'lowerPrice', lines: [{ skuId: sku, pieces, to: fen(to) }] },
    };
    const answer = claim(this.money, wishes[kind]);
    if (!answer.ok) return;
    this.money = answer.value.next;
    const amount = kind === 'exchange' ? worthOf(answer.value.claim) : answer.value.claim.amount;
    const replacement = kind === 'exchange' ? [{ skuId: 't', pieces }] : [];
    const request = { afterSaleId: claimId, kind, reason, lines, replacement };
    this.afterSales.push(newAfterSale(request, { amount, isShipped, at: 0 }));
  }

  say(index: number, command: AfterSaleCommand) {
    const decision = decide(this.afterSales[index]!, command);
    if (!decision.ok) return;
    for (const event of decision.value) {
      this.afterSales[index] = evolve(this.afterSales[index]!, event);
      this.#act(this.afterSales[index].afterSaleId, event);
    }
  }

  #act(claimId: string, event: AfterSaleEvent) {
    if (event.type === 'closed') this.money = release(this.money, claimId);
    if (event.type === 'exchanged' || event.type === 'noRefundNeeded')
      this.money = settle(this.money, claimId);
    if (event.type === 'exchangeGivenUp') {
      const answer = refundInstead(this.money, claimId);
      if (answer.ok) this.money = answer.value.next;
    }
    if (event.type === 'refundDue') {
      this.money = settle(this.money, claimId);
      this.sent.push(event.amount);
    }
  }
}

const data = {
  because: 'other',
  carrier: 'SF',
  trackingNo: '1',
  locationId: 'l',
  replacementOrderId: 'r',
} as const;
const actors: readonly Actor[] = ['shopper', 'store', 'hq', 'clock'];
/** Something that somebody can say now. */
function sayingOf(afterSale: AfterSale, pick: number): AfterSaleCommand {
  const sayings = actors.flatMap((by) => possibleFor(afterSale, by).map((type) => ({ type, by })));
  const at = deadlineOf(afterSale) ?? afterSale.since + DAY;
  const condition = pick % 3 === 0 ? 'damaged' : 'sellable';
  const inFavourOf = pick % 2 === 0 ? 'shopper' : 'seller';
  return { ...data, condition, inFavourOf, at, ...sayings[pick % sayings.length]! } as AfterSaleCommand;
}

const someStep = fc.record({
  files: fc.boolean(),
  kind: fc.constantFrom('returnAndRefund' as const, 'exchange' as const, 'priceProtection' as const),
  reason: fc.constantFrom('changedMind' as const, 'faulty' as const),
  pieces: fc.integer({ min: 1, max: 3 }),
  to: fc.nat(300),
  pick: fc.nat(),
});

describe('after-sales of one part, many at once', () => {
  it('send what they claimed, never more than was paid, and leave what is left to the next', () => {
    fc.assert(
      fc.property(
        fc.nat(2000),
        fc.integer({ min: 1, max: 6 }),
        fc.array(someStep, { maxLength: 40 }),
        (payable, pieces, steps) => {
          const part = new PartOfOrder(payable, pieces);
          for (const step of steps) {
            const open = part.afterSales.flatMap((one, index) => (isFinal(one.status) ? [] : [index]));
            const chosen = open[step.pick % Math.max(1, open.length)];
            if (step.files || chosen === undefined) part.file(step.kind, step.reason, step.pieces, step.to);
            else part.say(chosen, sayingOf(part.afterSales[chosen]!, Math.floor(step.pick / 7)));
            expect(goingBack(part.money)).toBeLessThanOrEqual(paidFor(part.money));
          }
          // Time ends what nobody ended.
          part.afterSales.forEach((_, index) => {
            for (let round = 0; round < 9; round += 1) {
              const at = deadlineOf(part.afterSales[index]!);
              if (at !== null) part.say(index, { type: 'expire', by: 'clock', at });
            }
          });
          expect(part.money.claims.every(({ isSettled }) => isSettled)).toBe(true);
          expect(sumFen(part.sent)).toBe(goingBack(part.money));
          // What is left goes back in one piece after the other, and the line ends at exactly what it paid.
          for (let left = piecesLeft(part.money, sku); left > 0; left -= 1) {
            part.file('returnAndRefund', 'changedMind', 1, 0);
            const last = part.afterSales.length - 1;
            part.say(last, { type: 'approve', by: 'store', at: 1 });
            part.say(last, { type: 'receive', by: 'store', at: 2, locationId: 'l', condition: 'sellable' });
            if (part.afterSales[last]?.amount === 0) part.sent.push(fen(0));
          }
          const freight = sumFen(part.money.claims.map((one) => one.freight));
          expect(sumFen(part.sent)).toBe(payable + freight);
        },
      ),
      { numRuns: 300 },
    );
  });
});
