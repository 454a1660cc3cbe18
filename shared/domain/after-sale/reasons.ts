export type AfterSaleKind = 'refundOnly' | 'returnAndRefund' | 'exchange' | 'priceProtection';

export type AfterSaleReason =
  | 'changedMind'
  | 'doesNotFit'
  | 'wrongOrder'
  | 'shippedLate'
  | 'notReceived'
  | 'piecesMissing'
  | 'damaged'
  | 'faulty'
  | 'wrongGoods'
  | 'notAsDescribed'
  | 'priceDropped';

type ReasonRule = {
  /** Whose fault it is: the seller's gives the freight back and waives the inspection. */
  readonly fault: 'shopper' | 'seller';
  readonly kinds: {
    /** Goods still with us. */
    readonly beforeShipment: readonly AfterSaleKind[];
    readonly afterShipment: readonly AfterSaleKind[];
  };
  /** Something that a picture shows. */
  readonly needsPicture: boolean;
};

const back = ['returnAndRefund', 'exchange'] as const;
const any = ['refundOnly', ...back] as const;

/** What each reason may lead to. The list is short so that a shopper reads it, and every reason decides something. */
export const REASONS: Readonly<Record<AfterSaleReason, ReasonRule>> = {
  changedMind: rule('shopper', ['refundOnly'], ['returnAndRefund']),
  doesNotFit: rule('shopper', [], back),
  wrongOrder: rule('shopper', ['refundOnly'], back),
  shippedLate: rule('seller', ['refundOnly'], ['returnAndRefund']),
  notReceived: rule('seller', [], ['refundOnly']),
  piecesMissing: rule('seller', [], ['refundOnly']),
  damaged: rule('seller', [], any, true),
  faulty: rule('seller', [], any, true),
  wrongGoods: rule('seller', [], any, true),
  notAsDescribed: rule('seller', [], any, true),
  priceDropped: rule('shopper', ['priceProtection'], ['priceProtection']),
};

function rule(
  fault: 'shopper' | 'seller',
  beforeShipment: readonly AfterSaleKind[],
  afterShipment: readonly AfterSaleKind[],
  needsPicture = false,
): ReasonRule {
  return { fault, kinds: { beforeShipment, afterShipment }, needsPicture };
}

export const isSellersFault = (reason: AfterSaleReason): boolean => REASONS[reason].fault === 'seller';

/** Kinds for which the shopper gives the goods back. */
export const needsGoods = (kind: AfterSaleKind): boolean => kind === 'returnAndRefund' || kind === 'exchange';
