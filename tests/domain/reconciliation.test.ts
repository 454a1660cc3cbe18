import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareLines, missingAtWechat } from '@shared/domain/reconciliation/compare';
import { daysToReconcile, latestBillDay } from '@shared/domain/reconciliation/days';
import { readTradeBill, type BillEntry } from '@shared/domain/reconciliation/trade-bill';
import { fen, yuan } from '@shared/kernel/money';
import { HOUR } from '@shared/kernel/time';

const HEADER =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注';
const SUM_HEADER =
  '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额';

/** A line as WeChat Pay writes it: all values, each behind a backtick. */
function line({ kind, number, orderNumber, amount }: BillEntry, text = '连衣裙'): string {
  const isPayment = kind === 'payment';
  const [paid, back] = isPayment ? [yuan(amount), '0.00'] : ['0.00', yuan(amount)];
  const transactionId = isPayment ? number : '4200001';
  const values = [
    ...['2026-03-14 18:30:00', 'wx1', '1900000001', '0', '', transactionId, orderNumber, 'o1', 'JSAPI'],
    ...[isPayment ? 'SUCCESS' : 'REFUND', 'OTHERS', 'CNY', paid, '0.00'],
    ...(isPayment ? ['0', '0', '0.00', '0.00', '', ''] : ['50', number, back, '0.00', 'ORIGINAL', 'SUCCESS']),
    ...[text, '', '0.60000', '0.60%', paid, back, ''],
  ];
  return values.map((value) => `\`${value}`).join(',');
}
function bill(entries: readonly BillEntry[], lines = entries.map((each) => line(each))): string {
  const sum = (kind: string) =>
    yuan(fen(entries.reduce((total, each) => total + (each.kind === kind ? each.amount : 0), 0)));
  const sums = [
    String(entries.length),
    sum('payment'),
    '0.00',
    '0.00',
    '0.60000',
    sum('payment'),
    sum('refund'),
  ];
  return [HEADER, ...lines, SUM_HEADER, sums.map((value) => `\`${value}`).join(','), ''].join('\r\n');
}

const at = Date.parse('2026-03-14T18:30:00+08:00');
const entry = (kind: BillEntry['kind'], number: string, amount: number): BillEntry => ({
  ...{ kind, number, orderNumber: `order-${number}`, amount: fen(amount), at },
});
const some = [entry('payment', '4200002', 19_900), entry('refund', 'P1', 1), entry('payment', '4200003', 5)];

describe('a trade bill', () => {
  it('is read as it was written, whatever amounts it tells of', () => {
    const anyEntry = fc
      .tuple(fc.constantFrom('payment' as const, 'refund' as const), fc.nat(9_999), fc.nat(100_000_000))
      .map(([kind, number, amount]) => entry(kind, `N${number}`, amount));
    fc.assert(
      fc.property(fc.array(anyEntry, { minLength: 1 }), (entries) => {
        expect(readTradeBill(bill(entries))).toEqual({ ok: true, value: entries });
      }),
    );
  });

  it.each([
    [
      'a line is missing',
      (text: string) => text.split('\r\n').toSpliced(2, 1).join('\r\n'),
      'BILL_INCOMPLETE',
    ],
    ['a line stands twice', (text: string) => text.replace(/(\r\n`2026[^\r]*)/, '$1$1'), 'BILL_INCOMPLETE'],
    ['an amount is another', (text: string) => text.replace('`0.01,`\r', '`0.02,`\r'), 'BILL_INCOMPLETE'],
    ['it ends before its sums', (text: string) => text.slice(0, text.indexOf('总交易')), 'BILL_INCOMPLETE'],
    ['a column is unknown', (text: string) => text.replace('交易状态', '状态'), 'BILL_UNREADABLE'],
    ['a line is short', (text: string) => text.replace(',`OTHERS', ''), 'BILL_UNREADABLE'],
    ['an amount is no amount', (text: string) => text.replaceAll('`199.00', '`199'), 'BILL_UNREADABLE'],
    ['it is empty', () => '', 'BILL_UNREADABLE'],
  ])('is not taken when %s', (_, spoil, code) => {
    expect(readTradeBill(spoil(bill(some)))).toMatchObject({ ok: false, refusal: { code } });
  });

  it('reads names with signs of the format in them', () => {
    const lines = [line(some[0]!, String.raw`发带\u002c红 ,黑`)];
    expect(readTradeBill(bill([some[0]!], lines))).toMatchObject({ ok: true, value: [some[0]] });
  });
});

it('names what each side says otherwise', () => {
  const own = new Map([
    ['4200002', { amount: fen(19_900) }],
    ['P1', { amount: fen(2) }],
  ]);
  const { matched, differences } = compareLines(some, ({ number }) => own.get(number));
  expect(matched).toBe(1);
  expect(differences).toMatchObject([
    { kind: 'refundAmountDiffers', number: 'P1', here: 2, there: 1 },
    { kind: 'paymentMissingHere', number: '4200003', here: null, there: 5 },
  ]);
  const ours = [{ number: 'P2', orderId: 'O', amount: fen(7), at }];
  expect(missingAtWechat('refund', ours, () => true)).toEqual([]);
  expect(missingAtWechat('refund', ours, () => false)).toMatchObject([
    { kind: 'refundMissingAtWechat', number: 'P2', here: 7, there: null },
  ]);
});

describe('the days to compare', () => {
  const ten = Date.parse('2026-03-15T10:00:00+08:00');
  const known = (day: string, state: string, nextTryAt = 0) => ({ day, state, nextTryAt });

  it('begin at ten with the day before', () => {
    expect([latestBillDay(ten - 1), latestBillDay(ten)]).toEqual(['2026-03-13', '2026-03-14']);
    expect(daysToReconcile(ten, [])).toEqual(['2026-03-14']);
  });

  it('leave out what is done or was tried just now, and make up for what was missed since', () => {
    const days = [known('2026-03-11', 'done'), known('2026-03-13', 'waiting', ten + HOUR)];
    expect(daysToReconcile(ten, days)).toEqual(['2026-03-12', '2026-03-14']);
    expect(daysToReconcile(ten + HOUR, days)).toEqual(['2026-03-12', '2026-03-13', '2026-03-14']);
  });
});
