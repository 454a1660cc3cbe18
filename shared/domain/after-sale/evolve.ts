import { assert, unreachable } from '../../kernel/assert';
import type { AfterSale, AfterSaleEvent, AfterSaleStatus } from './course';
import { needsGoods } from './reasons';

/** The after-sale after `event`; asserts that the event can happen to it. */
export function evolve(afterSale: AfterSale, event: AfterSaleEvent): AfterSale {
  const { at } = event;
  const { status } = afterSale;
  const during = (...statuses: AfterSaleStatus[]) =>
    assert(statuses.includes(status), `${event.type} while ${status}`);
  const kept = { ...courseOf(afterSale), since: at };
  switch (event.type) {
    case 'approved': {
      during('requested', 'escalated');
      const approved = { ...kept, approvedAt: at };
      // Without goods to wait for, the same decision goes on to the money.
      return needsGoods(afterSale.kind)
        ? { ...approved, status: 'awaitingReturn' }
        : { ...approved, status: 'requested' };
    }
    case 'refused':
      during('requested', 'returning', 'broughtToStore', 'received');
      return { ...kept, status: 'refused', by: event.by, because: event.because };
    case 'sentBack': {
      during('awaitingReturn', 'returning');
      const { carrier, trackingNo } = event;
      const since = status === 'returning' ? afterSale.since : at;
      return {
        ...kept,
        since,
        status: 'returning',
        handedOver: { way: 'parcel', carrier, trackingNo, at: since },
      };
    }
    case 'broughtToStore':
      during('awaitingReturn', 'returning');
      return {
        ...kept,
        status: 'broughtToStore',
        handedOver: { way: 'store', locationId: event.locationId, at },
      };
    case 'received':
      return received(afterSale, event);
    case 'partShipped':
      during('requested', 'refused', 'escalated');
      return { ...afterSale, isShipped: true };
    case 'escalated':
      during('requested', 'refused', 'received');
      return { ...kept, status: 'escalated' };
    case 'judged':
      during('escalated');
      return { ...afterSale, judgedAt: at };
    case 'refundDue':
      assert(!hasMoneyGone(status), `refund due while ${status}`);
      return { ...kept, status: 'refunding', refundId: event.refundId, sentAt: null, isOverdue: false };
    case 'noRefundNeeded':
      assert(!hasMoneyGone(status), `no refund needed while ${status}`);
      return { ...kept, status: 'refunded', refundId: null };
    case 'refundSent':
      assert(status === 'refunding', `refund sent while ${status}`);
      return { ...afterSale, sentAt: at };
    case 'refundOverdue':
      assert(status === 'refunding', `refund overdue while ${status}`);
      return { ...afterSale, isOverdue: true };
    case 'refunded':
      assert(status === 'refunding', `refunded while ${status}`);
      return { ...kept, status: 'refunded', refundId: afterSale.refundId };
    case 'replacementDue':
      assert(!hasMoneyGone(status), `replacement due while ${status}`);
      return { ...kept, status: 'exchanging' };
    case 'exchanged':
      during('exchanging');
      return { ...kept, status: 'exchanged', replacementOrderId: event.replacementOrderId };
    case 'closed':
      during('requested', 'awaitingReturn', 'refused', 'escalated');
      return { ...kept, status: 'closed', because: event.because };
    case 'exchangeGivenUp':
      during('exchanging');
      return afterSale;
    case 'shipmentStopped':
    case 'goodsBack':
    case 'goodsToShopper':
      return afterSale;
    default:
      return unreachable(event);
  }
}

/** Goods that come after the money went are noted, and the stage stays. */
function received(afterSale: AfterSale, event: Extract<AfterSaleEvent, { type: 'received' }>): AfterSale {
  assert(afterSale.received === null, 'received twice');
  const { status } = afterSale;
  if (status === 'awaitingReturn' || status === 'returning' || status === 'broughtToStore')
    return { ...courseOf(afterSale), since: event.at, status: 'received', received: event.receipt };
  return { ...afterSale, received: event.receipt };
}

const hasMoneyGone = (status: AfterSaleStatus): boolean =>
  ['refunding', 'refunded', 'exchanged', 'closed'].includes(status);

/** Everything but the stage. */
function courseOf(afterSale: AfterSale) {
  const { afterSaleId, kind, reason, lines, replacement, amount, isShipped } = afterSale;
  const { since, approvedAt, judgedAt, handedOver, received: receipt } = afterSale;
  return {
    ...{ afterSaleId, kind, reason, lines, replacement, amount, isShipped },
    ...{ since, approvedAt, judgedAt, handedOver, received: receipt },
  };
}
