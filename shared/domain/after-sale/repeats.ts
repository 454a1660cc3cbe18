import { unreachable } from '../../kernel/assert';
import type { AfterSale, AfterSaleCommand } from './course';
import { deadlineOf } from './deadlines';

/** Whether a command has done already what it asks for (a button pressed twice, a notice that comes again). */
export function isRepeat(afterSale: AfterSale, command: AfterSaleCommand): boolean {
  const { status, handedOver, received } = afterSale;
  switch (command.type) {
    case 'approve':
      return status !== 'requested' && afterSale.approvedAt !== null;
    case 'refuse':
    case 'refuseGoods':
      return status === 'refused';
    case 'withdraw':
      return status === 'closed' && afterSale.because === 'withdrawn';
    case 'shipBack':
      return (
        handedOver?.way === 'parcel' &&
        handedOver.carrier === command.carrier &&
        handedOver.trackingNo === command.trackingNo
      );
    case 'bringToStore':
      return handedOver?.way === 'store' && handedOver.locationId === command.locationId;
    case 'receive':
      return received !== null;
    case 'acceptGoods':
      return received !== null && ['refunding', 'refunded', 'exchanging', 'exchanged'].includes(status);
    case 'exchangeSent':
      return status === 'exchanged';
    case 'giveUpExchange':
      return afterSale.kind === 'exchange' && (status === 'refunding' || status === 'refunded');
    case 'partShipped':
      return afterSale.isShipped;
    case 'refundSent':
      return status === 'refunded' || (status === 'refunding' && afterSale.sentAt !== null);
    case 'refundDone':
      return status === 'refunded';
    case 'escalate':
      return status === 'escalated';
    case 'judge':
      return status !== 'escalated' && afterSale.judgedAt !== null;
    case 'expire':
      return deadlineOf(afterSale) === null;
    default:
      return unreachable(command);
  }
}
