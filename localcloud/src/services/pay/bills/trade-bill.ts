import type { RefundStatus } from '../payment-rows';
import { billTime } from './bill-day';
import { amountText, billText, FEE_RATE, feeOf, feeText } from './bill-text';
import { descriptionOf, type Entry } from './entries';

/** Header lines and fields: pay.weixin.qq.com/docs/merchant/products/bill-download/format-trade.html (2024-11). */
export const billTypes = ['ALL', 'SUCCESS', 'REFUND'] as const;
export type BillType = (typeof billTypes)[number];

type Column = {
  readonly name: string;
  readonly of: (entry: Entry, madeAt: number) => string;
  /** In the bill of refunds alone. */
  readonly only?: 'REFUND';
  /** Not in the bill of payments. */
  readonly isOfRefund?: true;
};

const REFUND_STATES: { readonly [Status in RefundStatus]: string } = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  ABNORMAL: 'CHANGE',
  CLOSED: 'FAIL',
};

/** A bill is not written anew: a refund that ended later stays as it stood when the bill was made. */
const refundState = ({ refund }: Entry, madeAt: number): string =>
  refund === undefined
    ? ''
    : REFUND_STATES[refund.doneAt !== null && refund.doneAt <= madeAt ? refund.status : 'PROCESSING'];

const fee = ({ amount, refund }: Entry): number => (refund ? -feeOf(amount) : feeOf(amount));
const paid = ({ amount, refund }: Entry): number => (refund ? 0 : amount);
const back = ({ amount, refund }: Entry): number => (refund ? amount : 0);

function columnsOf(appId: string): readonly Column[] {
  const constant = (name: string, value: string): Column => ({ name, of: () => value });
  return [
    { name: '交易时间', of: ({ at }) => billTime(at) },
    constant('公众账号ID', appId),
    { name: '商户号', of: ({ order }) => order.mchid },
    constant('特约商户号', '0'),
    constant('设备号', ''),
    { name: '微信订单号', of: ({ order }) => order.transactionId! },
    { name: '商户订单号', of: ({ order }) => order.outTradeNo },
    { name: '用户标识', of: ({ order }) => order.openid },
    constant('交易类型', 'JSAPI'),
    { name: '交易状态', of: ({ refund }) => (refund ? 'REFUND' : 'SUCCESS') },
    constant('付款银行', 'OTHERS'),
    constant('货币种类', 'CNY'),
    { name: '应结订单金额', of: (entry) => amountText(paid(entry)) },
    constant('代金券金额', '0.00'),
    { name: '退款申请时间', only: 'REFUND', of: ({ at }) => billTime(at) },
    {
      name: '退款成功时间',
      only: 'REFUND',
      of: (entry, madeAt) =>
        refundState(entry, madeAt) === 'SUCCESS' ? billTime(entry.refund!.doneAt!) : '',
    },
    { name: '微信退款单号', isOfRefund: true, of: ({ refund }) => refund?.refundId ?? '0' },
    { name: '商户退款单号', isOfRefund: true, of: ({ refund }) => refund?.outRefundNo ?? '0' },
    { name: '退款金额', isOfRefund: true, of: (entry) => amountText(back(entry)) },
    { ...constant('充值券退款金额', '0.00'), isOfRefund: true },
    { name: '退款类型', isOfRefund: true, of: ({ refund }) => (refund ? 'ORIGINAL' : '') },
    { name: '退款状态', isOfRefund: true, of: refundState },
    { name: '商品名称', of: ({ order }) => descriptionOf(order) },
    { name: '商户数据包', of: ({ order }) => order.attach ?? '' },
    { name: '手续费', of: (entry) => feeText(fee(entry)) },
    constant('费率', FEE_RATE),
    { name: '订单金额', of: (entry) => amountText(paid(entry)) },
    { name: '申请退款金额', isOfRefund: true, of: (entry) => amountText(back(entry)) },
    constant('费率备注', ''),
  ];
}

/** A trade bill over a day's entries, as it stood at `madeAt`. `type` chooses the lines, and with them the columns. */
export function tradeBill(entries: readonly Entry[], type: BillType, appId: string, madeAt: number): string {
  const columns = columnsOf(appId).filter(
    ({ only, isOfRefund }) => (!only || only === type) && !(isOfRefund && type === 'SUCCESS'),
  );
  const sum = (of: (entry: Entry) => number): number =>
    entries.reduce((total, entry) => total + of(entry), 0);
  const sums = [
    { name: '总交易单数', value: String(entries.length) },
    { name: '应结订单总金额', value: amountText(sum(paid)) },
    { name: '退款总金额', value: amountText(sum(back)), isOfRefund: true },
    { name: '充值券退款总金额', value: '0.00', isOfRefund: true },
    { name: '手续费总金额', value: feeText(sum(fee)) },
    { name: '订单总金额', value: amountText(sum(paid)) },
    { name: '申请退款总金额', value: amountText(sum(back)), isOfRefund: true },
  ].filter(({ isOfRefund }) => !(isOfRefund && type === 'SUCCESS'));
  return billText(
    columns.map(({ name }) => name),
    entries.map((entry) => columns.map(({ of }) => of(entry, madeAt))),
    sums.map(({ name }) => name),
    sums.map(({ value }) => value),
  );
}
