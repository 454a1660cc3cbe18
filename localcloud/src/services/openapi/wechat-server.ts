import type { Clock } from '../../clock';
import type { DataFolder } from '../../data-folder';
import type { PhoneCodes } from '../identity/phone-codes';
import { createModeration } from './moderation';
import { openOutbox } from './outbox';
import { makeResponders } from './responders/menu';
import type { Trades, TradeSettings } from './responders/shipping';
import { openShipments } from './shipments';
import { openSubscriptions } from './subscriptions';

type WechatServerOptions = {
  readonly folder: Pick<DataFolder, 'outbox' | 'subscriptions' | 'shipments' | 'secrets'>;
  readonly clock: Clock;
  readonly phoneCodes: PhoneCodes;
  readonly trades: Trades;
  readonly mall: string;
};

/** What WeChat's own servers know and answer, besides money. */
export function openWechatServer({ folder, ...options }: WechatServerOptions) {
  const outbox = openOutbox(folder.outbox);
  const subscriptions = openSubscriptions(folder.subscriptions);
  const shipments = openShipments(folder.shipments);
  const moderation = createModeration();
  const tradeSettings: TradeSettings = { isTradeManaged: true };
  const { appId } = folder.secrets;
  return {
    outbox,
    subscriptions,
    moderation,
    tradeSettings,
    responders: makeResponders({
      ...{ appId, outbox, subscriptions, shipments, moderation, tradeSettings },
      ...options,
    }),
  };
}

export type WechatServer = ReturnType<typeof openWechatServer>;
