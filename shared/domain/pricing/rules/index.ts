import type { PricingRule } from '../pricing-rule';
import { salePriceSavings } from './sale-price';

/** The menu: every rule that takes something off goods, in the order they apply. */
export const pricingRules: readonly PricingRule[] = [{ code: 'salePrice', savings: salePriceSavings }];
