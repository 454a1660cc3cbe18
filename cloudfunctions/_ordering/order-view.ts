import type { OrderSummary, OrderView, PartView } from '@shared/contracts/order.contract';
import { canBeStopped, hasEnded, type Part } from '@shared/domain/order/part';
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
    parts: order.parts.map(partView),
    timeline: order.timeline,
    asOf: now,
  };
}

function fulfilmentView(order: OrderDocument, now: Millis): OrderView['fulfilment'] {
  const { fulfilment } = order;
  if (fulfilment.kind === 'delivery') return fulfilment;
  const counter = order.parts.find((part) => part.pickup !== null && !hasEnded(part));
  const code = counter?.pickup && now < counter.pickup.expiresAt ? counter.pickup : null;
  return { ...fulfilment, code: code?.code ?? null, codeExpiresAt: code?.expiresAt ?? null };
}

function partView(part: Part): PartView {
  const { n, way, locationName, lines, freight, payable, course, parcels } = part;
  return {
    ...{ n, way, locationName, freight, payable },
    lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })),
    stage: course.stage,
    parcels: parcels.map((parcel) => ({ ...parcel, lines: [...parcel.lines] })),
    canStop: canBeStopped(part),
    confirmBy: course.stage === 'shipped' ? course.confirmBy : null,
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
