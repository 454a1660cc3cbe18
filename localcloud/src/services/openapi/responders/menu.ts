import type { Clock } from '../../../clock';
import type { PhoneCodes } from '../../identity/phone-codes';
import type { Moderation } from '../moderation';
import type { Outbox } from '../outbox';
import type { Shipments } from '../shipments';
import type { Subscriptions } from '../subscriptions';
import { getPhoneNumber } from './phone-number';
import type { Responder } from './responder';
import { checkMedia, checkText } from './security';
import { getOrder, isTradeManaged, uploadShippingInfo, type Trades, type TradeSettings } from './shipping';
import { sendSubscribeMessage } from './subscribe-message';
import { getUnlimitedCode } from './wxacode';

export type Surroundings = {
  readonly appId: string;
  /** Where the mall is in a browser. */
  readonly mall: string;
  readonly clock: Clock;
  readonly phoneCodes: PhoneCodes;
  readonly subscriptions: Subscriptions;
  readonly outbox: Outbox;
  readonly moderation: Moderation;
  readonly trades: Trades;
  readonly tradeSettings: TradeSettings;
  readonly shipments: Shipments;
};

/** The calls of `cloud.openapi` that are answered. To add one: write its responder and name it here. */
export function makeResponders(around: Surroundings): Readonly<Record<string, Responder>> {
  const { appId, mall, clock, outbox, trades, shipments } = around;
  return {
    'phonenumber.getPhoneNumber': getPhoneNumber(appId, clock, around.phoneCodes),
    'subscribeMessage.send': sendSubscribeMessage(clock, around.subscriptions, outbox),
    'wxacode.getUnlimited': getUnlimitedCode(clock, mall),
    'security.msgSecCheck': checkText(clock, around.moderation),
    'security.mediaCheckAsync': checkMedia(clock),
    'wxa.sec.order.uploadShippingInfo': uploadShippingInfo(clock, trades, shipments, outbox),
    'wxa.sec.order.getOrder': getOrder(trades, shipments),
    'wxa.sec.order.isTradeManaged': isTradeManaged(appId, around.tradeSettings),
  };
}
