import { assert } from '../../kernel/assert';

/** WeChat Pay takes 64 characters as out_refund_no; one is ours. */
const longestId = 63;

/** The number of the only refund an after-sale can have: made from its id, so that asking again cannot pay twice. */
export function refundIdOf(afterSaleId: string): string {
  assert(
    afterSaleId.length <= longestId && /^[A-Za-z0-9_-]+$/.test(afterSaleId),
    `after-sale id ${afterSaleId}`,
  );
  return `F${afterSaleId}`;
}
