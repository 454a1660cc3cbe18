import type { OrderSummary, OrderView } from '@shared/contracts/order.contract';
import type { Millis } from '@shared/kernel/time';
import type { OrderDocument } from '../_stores/order.documents';

/** An order as its buyer sees it. The pickup code is shown only while the goods wait. */
export function orderView(order: OrderDocument, now: Millis): OrderView {
  return {
    orderId: order._id,
    status: order.status,
    storeId: order.storeId,
    storeName: order.storeName,
    lines: order.lines,
    steps: order.steps,
    goodsTotal: order.goodsTotal,
    freight: order.freight,
    payable: order.payable,
    refunded: order.refunded,
    fulfilment: fulfilmentView(order, now),
    remark: order.remark,
    guideName: order.guideName,
    placedAt: order.placedAt,
    expiresAt: order.expiresAt,
    timeline: order.timeline,
    asOf: now,
  };
}

function fulfilmentView(order: OrderDocument, now: Millis): OrderView['fulfilment'] {
  const { fulfilment, pickupCode, pickupCodeExpiresAt } = order;
  if (fulfilment.kind === 'delivery') return fulfilment;
  const isWaiting = order.status === 'paid' && pickupCodeExpiresAt !== null && now < pickupCodeExpiresAt;
  return {
    ...fulfilment,
    code: isWaiting ? pickupCode : null,
    codeExpiresAt: isWaiting ? pickupCodeExpiresAt : null,
  };
}

/** An order in a list. */
export function orderSummary(order: OrderDocument): OrderSummary {
  return {
    orderId: order._id,
    status: order.status,
    storeName: order.storeName,
    lines: order.lines.map(({ skuId, name, colour, size, picture, quantity }) => ({
      skuId,
      name,
      colour,
      size,
      picture,
      quantity,
    })),
    pieces: order.pieces,
    payable: order.payable,
    fulfilmentKind: order.fulfilment.kind,
    placedAt: order.placedAt,
    expiresAt: order.expiresAt,
  };
}
