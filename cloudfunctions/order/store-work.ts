import type { OrderContract, Work } from '@shared/contracts/order.contract';
import type { PartCommand } from '@shared/domain/order/order';
import { unshippedOf, type Part } from '@shared/domain/order/part';
import { accept, refuse } from '@shared/kernel/result';
import { advanceOrder } from '../_ordering/advance-order';
import { rerouteParts } from '../_ordering/reroute';
import { settle } from '../_ordering/settle';
import type { Caller } from '../_runtime/caller';
import type { Handlers } from '../_runtime/serve';
import type { OrderDocument } from '../_stores/order.documents';
import { findOrder, pageOfLocation } from '../_stores/orders.store';
import { findStoreStaff } from '../_stores/store-staff';

type WorkHandlers = Pick<
  Handlers<OrderContract>,
  'work' | 'acceptPart' | 'rejectPart' | 'readyPart' | 'shipPart'
>;

const PAGE = 20;
const toDo: readonly Part['course']['stage'][] = ['toAccept', 'preparing', 'ready'];

/** What the caller's store has to hand out, those that wait longest first. */
const work: WorkHandlers['work'] = async ({ cursor }, caller) => {
  const staff = await findStoreStaff(caller.openId);
  if (!staff) return refuse({ code: 'NOT_STORE_STAFF', data: {} });
  const { documents, nextCursor } = await pageOfLocation(staff.storeId, cursor, PAGE);
  const parts = documents.flatMap((order) =>
    order.parts
      .filter((part) => part.locationId === staff.storeId && toDo.includes(part.course.stage))
      .map((part) => workOf(order, part)),
  );
  return accept({ parts, nextCursor });
};

const acceptPart: WorkHandlers['acceptPart'] = async ({ orderId, n }, caller) => {
  const done = await actOnPart(orderId, n, caller, { type: 'acceptPart', n, at: caller.now });
  return 'code' in done ? refuse(done) : accept(workOf(done.order, done.part));
};

/** The part goes to another location at once; when none has it, the shopper's money goes back. */
const rejectPart: WorkHandlers['rejectPart'] = async ({ orderId, n, reason }, caller) => {
  const done = await actOnPart(orderId, n, caller, { type: 'rejectPart', n, reason, at: caller.now });
  if ('code' in done) return refuse(done);
  await rerouteParts(done.order, caller.now);
  return accept({});
};

const readyPart: WorkHandlers['readyPart'] = async ({ orderId, n }, caller) => {
  const done = await actOnPart(orderId, n, caller, { type: 'readyPart', n, at: caller.now });
  return 'code' in done ? refuse(done) : accept(workOf(done.order, done.part));
};

const shipPart: WorkHandlers['shipPart'] = async ({ orderId, n, lines, ...parcel }, caller) => {
  const found = await ownPart(orderId, n, caller);
  if ('code' in found) return refuse(found);
  const left = found.part.lines.map(({ skuId }) => ({ skuId, quantity: unshippedOf(found.part, skuId) }));
  const packed = { ...parcel, lines: lines ?? left.filter(({ quantity }) => quantity > 0) };
  const command = { type: 'shipPart', n, parcel: packed, at: caller.now } as const;
  const shipped = await advanceOrder(found.order, command, caller.now);
  if (!shipped.ok) {
    const { refusal } = shipped;
    if (refusal.code !== 'TOO_MANY_PIECES') return refuse(atThisStage(refusal.order, n));
    return refuse({ code: 'TOO_MANY_PIECES', data: { skuId: refusal.skuId, left: refusal.left } });
  }
  const order = await settle(shipped.value.order, caller.now);
  return accept(workOf(order, partOf(order, n) ?? found.part));
};

export const workHandlers: WorkHandlers = { work, acceptPart, rejectPart, readyPart, shipPart };

type Refused =
  | { code: 'NOT_STORE_STAFF'; data: Record<string, never> }
  | { code: 'ORDER_NOT_FOUND'; data: Record<string, never> }
  | { code: 'NOT_AT_THIS_STAGE'; data: { stage: Part['course']['stage'] } };

const partOf = (order: OrderDocument, n: number): Part | undefined =>
  order.parts.find((part) => part.n === n);

/** A part that the caller's store hands out; to everybody else it does not exist. */
async function ownPart(
  orderId: string,
  n: number,
  caller: Caller,
): Promise<{ order: OrderDocument; part: Part } | Refused> {
  const [staff, order] = await Promise.all([findStoreStaff(caller.openId), findOrder(orderId)]);
  if (!staff) return { code: 'NOT_STORE_STAFF', data: {} };
  const part = order && partOf(order, n);
  return order && part?.locationId === staff.storeId
    ? { order, part }
    : { code: 'ORDER_NOT_FOUND', data: {} };
}

async function actOnPart(
  orderId: string,
  n: number,
  caller: Caller,
  command: PartCommand,
): Promise<{ order: OrderDocument; part: Part } | Refused> {
  const found = await ownPart(orderId, n, caller);
  if ('code' in found) return found;
  const acted = await advanceOrder(found.order, command, caller.now);
  if (!acted.ok) return atThisStage(acted.refusal.order, n);
  const order = await settle(acted.value.order, caller.now);
  return { order, part: partOf(order, n) ?? found.part };
}

const atThisStage = (order: OrderDocument, n: number): Refused => ({
  code: 'NOT_AT_THIS_STAGE',
  data: { stage: partOf(order, n)?.course.stage ?? 'cancelled' },
});

/** A part as those see it who hand it out. The shopper's pickup code is not theirs to see. */
function workOf(order: OrderDocument, part: Part): Work {
  const { n, way, course, parcels } = part;
  const { fulfilment, paidAt, placedAt, remark } = order;
  return {
    ...{ orderId: order._id, n, way, remark },
    stage: course.stage,
    lines: part.lines.flatMap(({ skuId, quantity }) => {
      const line = order.lines.find((each) => each.skuId === skuId);
      if (!line) return [];
      const { name, colour, size, picture } = line;
      return [{ skuId, name, colour, size, picture, quantity, unshipped: unshippedOf(part, skuId) }];
    }),
    parcels: parcels.map((parcel) => ({ ...parcel, lines: [...parcel.lines] })),
    recipient:
      fulfilment.kind === 'delivery' && way === 'express'
        ? {
            name: fulfilment.recipient,
            phone: fulfilment.phone,
            address: `${fulfilment.region} ${fulfilment.detail}`,
          }
        : null,
    paidAt: paidAt ?? placedAt,
    acceptBy: course.stage === 'toAccept' ? course.until : null,
  };
}
