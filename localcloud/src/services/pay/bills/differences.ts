import { digits, newTransactionId } from '../order-terms';
import type { Entry } from './entries';

/**
 * What a bill says other than it was, for tests of reconciliation: a line is missing, has another amount, or is about
 * a payment that nobody here knows; or the file is damaged. `number` is an out_trade_no, or an out_refund_no for the line of a refund.
 */
export type Difference =
  | { readonly kind: 'missing'; readonly number: string }
  | { readonly kind: 'amount'; readonly number: string; readonly amount: number }
  | { readonly kind: 'unknown'; readonly at: number; readonly amount: number; readonly mchid: string }
  /** The file is not what its SHA1 was made of. */
  | { readonly kind: 'damaged'; readonly how: Damage };
type Damage = 'cut' | 'changed';

const numberOf = ({ order, refund }: Entry): string => refund?.outRefundNo ?? order.outTradeNo;

function unknownPayment({ at, amount, mchid }: Difference & { kind: 'unknown' }): Entry {
  const order: Entry['order'] = {
    outTradeNo: `unknown${digits(12)}`,
    mchid,
    combineNo: null,
    request: JSON.stringify({ description: '未知交易' }),
    openid: `o${digits(27)}`,
    total: amount,
    notifyUrl: '',
    attach: null,
    state: 'SUCCESS',
    expiresAt: at,
    transactionId: newTransactionId(),
    paidAt: at,
  };
  return { at, order, amount };
}

const isNumber = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) > 0;

/** Planted differences; forgotten at a restart, like the settings. */
export function createDifferences() {
  let planted: (Difference & { entry?: Entry })[] = [];

  return {
    /** Takes a wish as it comes over HTTP; `mchid` is whose bill it is unless the wish names one. False if it is none. */
    plant(wish: Readonly<Record<string, unknown>>, mchid: string): boolean {
      const { kind, number, amount, at, how } = wish;
      if (kind === 'damaged' && (how === 'cut' || how === 'changed')) {
        planted.push({ kind, how });
        return true;
      }
      const owner = typeof wish.mchid === 'string' ? wish.mchid : mchid;
      if (kind === 'unknown' && isNumber(amount) && isNumber(at)) {
        const difference = { kind, at, amount, mchid: owner } as const;
        // Made up once: a bill says the same however often it is asked for.
        planted.push({ ...difference, entry: unknownPayment(difference) });
        return true;
      }
      if (typeof number !== 'string') return false;
      if (kind === 'missing') planted.push({ kind, number });
      else if (kind === 'amount' && isNumber(amount)) planted.push({ kind, number, amount });
      else return false;
      return true;
    },

    clear() {
      planted = [];
    },
    list: (): readonly Difference[] => planted.map(({ entry: _entry, ...difference }) => difference),

    /** The text of a bill as it arrives. */
    damage(text: Buffer): Buffer {
      const how = planted.flatMap((it) => (it.kind === 'damaged' ? [it.how] : [])).at(-1);
      if (!how) return text;
      if (how === 'cut') return text.subarray(0, Math.floor(text.length / 2));
      return Buffer.from(
        text.toString('utf8').replace(/\d(?=\.\d\d,)/, (digit) => String(9 - Number(digit))),
      );
    },

    /** The entries of a merchant as its bill tells them. */
    applyTo(entries: readonly Entry[], mchid: string, end: number): Entry[] {
      const missing = new Set(planted.flatMap((it) => (it.kind === 'missing' ? [it.number] : [])));
      const amounts = new Map(
        planted.flatMap((it) => (it.kind === 'amount' ? [[it.number, it.amount]] : [])),
      );
      const unknown = planted.flatMap(({ entry }) =>
        entry && entry.order.mchid === mchid && entry.at < end ? [entry] : [],
      );
      return [...entries, ...unknown]
        .filter((entry) => !missing.has(numberOf(entry)))
        .map((entry) => ({ ...entry, amount: amounts.get(numberOf(entry)) ?? entry.amount }))
        .sort((a, b) => a.at - b.at);
    },
  };
}

export type Differences = ReturnType<typeof createDifferences>;
