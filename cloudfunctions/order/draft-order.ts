import type { OrderContract } from '@shared/contracts/order.contract';
import type { ParsedInputOf, RefusalOf } from '@shared/contracts/contract';
import type { SourcingExplanation, SourcingRefusal } from '@shared/domain/inventory/source-order';
import { ORDER_PAYABLE } from '@shared/domain/order/order';
import { priceBasket } from '@shared/domain/pricing/price-basket';
import { fen } from '@shared/kernel/money';
import { accept, refuse, type Result } from '@shared/kernel/result';
import type { Millis } from '@shared/kernel/time';
import type { Sourcing } from '../_ordering/source-goods';
import type { GuideDocument, SkuDocument, StoreDocument } from '../_stores/catalog.documents';
import type { MemberDocument } from '../_stores/member.documents';
import type { OrderDocument, OrderFulfilment } from '../_stores/order.documents';
import { pricedSku } from '../_stores/skus.store';
import { placeOf } from '../_stores/stores.store';
import { draftParts } from './draft-parts';

/** Candidates whose reasons stay with an order. */
const REASONS_KEPT = 20;

export type Wish = ParsedInputOf<OrderContract['place']>;
export type PlaceRefusal = RefusalOf<OrderContract['place']>;

/** All that an order is made from, as of now and as we know it; nothing of it comes from the phone. */
export type Facts = {
  readonly orderId: string;
  readonly openId: string;
  readonly now: Millis;
  readonly sourcing: Sourcing;
  readonly skus: readonly SkuDocument[];
  readonly member: MemberDocument | undefined;
  readonly guide: GuideDocument | undefined;
};

/** The order as it will be kept, with its price frozen, or why it cannot be placed. Pure. */
export function draftOrder(wish: Wish, facts: Facts): Result<OrderDocument, PlaceRefusal> {
  const { store } = facts.sourcing;
  if (!store) return refuse({ code: 'UNKNOWN_STORE', data: {} });
  const skus = new Map(facts.skus.map((sku) => [sku._id, sku]));
  const offShelf = wish.lines.find(({ skuId }) => skus.get(skuId)?.status !== 'onSale');
  if (offShelf) return refuse({ code: 'UNKNOWN_SKU', data: { skuId: offShelf.skuId } });

  const fulfilment = fulfilmentOf(wish, store, facts.member);
  if (!fulfilment) return refuse({ code: 'ADDRESS_NEEDED', data: {} });

  const kind = wish.fulfilment.kind;
  const basket = wish.lines.flatMap(({ skuId, quantity }) => {
    const sku = skus.get(skuId);
    return sku ? [{ sku: pricedSku(sku), quantity }] : [];
  });
  const quote = priceBasket({ lines: basket, fulfilment: kind });
  if (wish.shownPayable !== undefined && wish.shownPayable !== quote.payable)
    return refuse({ code: 'PRICE_CHANGED', data: { payable: quote.payable } });

  const { plan, places } = facts.sourcing;
  if (!plan.ok) return refusedPlan(plan.refusal);
  const { parts, explanation } = plan.value;
  return accept({
    ...stageAtStart(facts),
    requestId: wish.requestId,
    storeId: store._id,
    storeName: store.name,
    parts: draftParts(parts, places, kind, quote),
    sourcing: explained(explanation),
    ...quote,
    pieces: wish.lines.reduce((sum, line) => sum + line.quantity, 0),
    fulfilment,
    remark: wish.remark,
    memberName: facts.member?.nickname ?? '',
    memberPhoneMasked: facts.member?.phoneMasked ?? null,
    ...sharedBy(facts.guide),
    searchText: searchTextOf(facts, quote.lines, fulfilment),
  });
}

/** Of a large chain only the nearest reasons are kept: what was chosen, and what came closest to it. */
const explained = (explanation: SourcingExplanation): SourcingExplanation => ({
  ...explanation,
  candidates: explanation.candidates.filter(({ code }, index) => code === 'chosen' || index < REASONS_KEPT),
});

function refusedPlan(refusal: SourcingRefusal): { ok: false; refusal: PlaceRefusal } {
  if (refusal.code === 'TOO_MANY_PARTS') return refuse({ code: 'TOO_MANY_PARTS', data: {} });
  const { skuId, available } = refusal.data;
  return refuse({ code: 'OUT_OF_STOCK', data: { skuId, available: Math.max(0, available) } });
}

/** A new order's course: placed, nothing held, nothing paid. */
function stageAtStart({ orderId, openId, now }: Facts) {
  return {
    _id: orderId,
    openId,
    status: 'placing',
    version: 1,
    shortage: null,
    refunded: fen(0),
    refunds: {},
    placedAt: now,
    expiresAt: now + ORDER_PAYABLE,
    paidAt: null,
    transactionId: null,
    prepay: null,
    cancelReason: null,
    dues: [],
    dueSince: null,
    waitingAt: [],
    actBy: null,
    timeline: [{ event: 'placed', at: now }],
    updatedAt: now,
  } satisfies Partial<OrderDocument>;
}

/** The address or the store as it is now: a later change of either does not touch this order. */
function fulfilmentOf(
  wish: Wish,
  store: StoreDocument,
  member: MemberDocument | undefined,
): OrderFulfilment | undefined {
  if (wish.fulfilment.kind === 'pickup') return pickupAt(store);
  const { addressId } = wish.fulfilment;
  const addresses = member?.addresses ?? [];
  const address = addressId
    ? addresses.find((entry) => entry.addressId === addressId)
    : (addresses.find((entry) => entry.isDefault) ?? addresses[0]);
  if (!address) return undefined;
  const { recipient, phone, province, city, district, detail } = address;
  // Municipalities are their own province: said once.
  const region = [...new Set([province, city, district])].filter(Boolean).join(' ');
  return { kind: 'delivery', recipient, phone, region, detail };
}

function pickupAt(store: StoreDocument): OrderFulfilment {
  const { _id: storeId, name, address, phone } = store;
  return { kind: 'pickup', store: { storeId, name, address, phone, location: placeOf(store) } };
}

/** A guide who has left, or a made-up number, shares nothing. */
function sharedBy(guide: GuideDocument | undefined): Pick<OrderDocument, 'guideId' | 'guideName'> {
  const isActive = guide?.status === 'active';
  return { guideId: isActive ? guide._id : null, guideName: isActive ? guide.name : null };
}

/** What HQ finds an order by, besides its number. */
function searchTextOf(
  { member }: Facts,
  lines: readonly { name: { zh: string }; productId: string }[],
  fulfilment: OrderFulfilment,
): string {
  const person = fulfilment.kind === 'delivery' ? `${fulfilment.recipient} ${fulfilment.phone}` : '';
  const goods = lines.map((line) => `${line.productId} ${line.name.zh}`);
  return [member?.nickname ?? '', person, ...goods].join(' ').toLowerCase().slice(0, 500);
}
