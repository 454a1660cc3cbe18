import { billTime, type BillDay } from './bill-day';
import { amountText, billText, feeOf } from './bill-text';
import type { Entry } from './entries';

/** Header lines and fields: pay.weixin.qq.com/docs/merchant/products/bill-download/format-fundflow.html (2024-11). */
const HEADER = [
  '记账时间',
  '微信支付业务单号',
  '资金流水单号',
  '业务名称',
  '业务类型',
  '收支类型',
  '收支金额(元)',
  '账户结余(元)',
  '资金变更提交申请人',
  '备注',
  '业务凭证号',
];
const SUM_HEADER = ['资金流水总笔数', '收入笔数', '收入金额', '支出笔数', '支出金额'];

type Flow = {
  readonly at: number;
  /** WeChat Pay's number of the business, and of the movement. */
  readonly businessId: string;
  readonly flowId: string;
  readonly name: string;
  readonly type: string;
  /** What the account gains; negative for what it loses. */
  readonly change: number;
  readonly by: string;
  readonly remark: string;
  readonly voucher: string;
};

function flowsOfPayment({ at, order, amount }: Entry): Flow[] {
  const id = order.transactionId!;
  const fee = feeOf(amount);
  const common = { at, businessId: id, by: 'system', voucher: order.outTradeNo, name: '交易' };
  const remark = `结算总金额${amountText(amount)}元;含手续费${amountText(fee)}元`;
  const taken = { ...common, flowId: id, type: '交易', change: amount, remark };
  return fee === 0
    ? [taken]
    : [taken, { ...common, flowId: `${id}F`, type: '扣除交易手续费', change: -fee, remark: '' }];
}

/** The fee of what goes back comes back with it, so the account loses less than the payer gets. */
function flowsOfRefund({ at, order, amount, refund }: Entry): Flow[] {
  const { refundId, outRefundNo, status, doneAt } = refund!;
  const fee = feeOf(amount);
  const common = { businessId: refundId, name: '退款', voucher: outRefundNo };
  const remark = `退款总金额${amountText(amount)}元;含手续费${amountText(fee)}元`;
  const by = `${order.mchid}API`;
  const given = { ...common, at, flowId: refundId, type: '退款', change: fee - amount, by, remark };
  if (status !== 'CLOSED') return [given];
  const closed = { type: '退款关闭', change: amount - fee, by: 'system', remark };
  return [given, { ...common, ...closed, at: doneAt!, flowId: `${refundId}C` }];
}

/**
 * The movements of a day over everything before its end: the balance counts from the first. Undefined when nothing
 * moved that day.
 */
export function fundFlowBill(entries: readonly Entry[], { startsAt, endsAt }: BillDay): string | undefined {
  const flows = entries
    .flatMap((entry) => (entry.refund ? flowsOfRefund(entry) : flowsOfPayment(entry)))
    .filter(({ at }) => at < endsAt)
    .sort((a, b) => a.at - b.at);
  let balance = 0;
  const rows: string[][] = [];
  const sums = { in: { count: 0, amount: 0 }, out: { count: 0, amount: 0 } };
  for (const flow of flows) {
    balance += flow.change;
    if (flow.at < startsAt) continue;
    const amount = Math.abs(flow.change);
    const side = flow.change >= 0 ? sums.in : sums.out;
    side.count += 1;
    side.amount += amount;
    const direction = flow.change >= 0 ? '收入' : '支出';
    const { businessId, flowId, name, type, by, remark, voucher } = flow;
    const numbers = [billTime(flow.at), businessId, flowId, name, type, direction];
    rows.push([...numbers, amountText(amount), amountText(balance), by, remark, voucher]);
  }
  if (rows.length === 0) return undefined;
  const { in: gained, out: lost } = sums;
  const totals = [rows.length, gained.count, amountText(gained.amount), lost.count, amountText(lost.amount)];
  return billText(HEADER, rows, SUM_HEADER, totals.map(String));
}
