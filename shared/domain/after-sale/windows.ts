import { DAY, HOUR, type Millis } from '../../kernel/time';

/** Asia/Shanghai has been eight hours ahead of UTC all year round since 1991. */
const aheadOfUtc = 8 * HOUR;

/**
 * The end of `days` whole days after the day of `at`: the midnight that follows the last of them, when it is too late.
 * The day itself is not counted: the seven days begin the day after the goods were signed for
 * (网络购买商品七日无理由退货暂行办法).
 */
export function endOfDays(at: Millis, days: number): Millis {
  const day = Math.floor((at + aheadOfUtc) / DAY);
  return (day + days + 1) * DAY - aheadOfUtc;
}

/** Days that the chain sets; the law's are the least. */
export type AfterSaleSettings = {
  /** 七天无理由: consumer law, article 25. */
  readonly changeOfMindDays: number;
  /** Goods that were not right: 15 days, as the 三包 rules give for exchange. */
  readonly faultDays: number;
  /** 价保, counted from the day of payment: 7 or 15 are usual. */
  readonly priceProtectionDays: number;
};

export const usualSettings: AfterSaleSettings = {
  changeOfMindDays: 7,
  faultDays: 15,
  priceProtectionDays: 7,
};
