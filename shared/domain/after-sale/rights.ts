import type { Actor, AfterSale, AfterSaleCommand, AfterSaleStatus } from './course';
import { needsGoods } from './reasons';

type CommandType = AfterSaleCommand['type'];
type Rights = Readonly<Record<CommandType, Readonly<Partial<Record<Actor, readonly AfterSaleStatus[]>>>>>;

const seller = (...statuses: AfterSaleStatus[]) => ({ store: statuses, hq: statuses });
const onTheWay = ['returning', 'broughtToStore'] as const;

/** Who may say what, and at which stage: the whole graph, as data. */
export const RIGHTS: Rights = {
  approve: seller('requested'),
  refuse: seller('requested'),
  /** Not once the goods are out of the shopper's hands: then the seller has them or will. */
  withdraw: { shopper: ['requested', 'awaitingReturn', 'refused', 'escalated'] },
  shipBack: { shopper: ['awaitingReturn', 'returning'] },
  /** Staff of any store, whoever sold the goods. */
  bringToStore: seller('awaitingReturn', 'returning'),
  /** Goods arrive when they arrive, also after the money went, or after a no to an empty parcel. */
  receive: seller(
    ...(['awaitingReturn', ...onTheWay, 'refused', 'escalated'] as const),
    ...(['refunding', 'refunded', 'exchanging', 'exchanged', 'closed'] as const),
  ),
  acceptGoods: seller('received'),
  refuseGoods: seller(...onTheWay, 'received'),
  exchangeSent: { ...seller('exchanging'), clock: ['exchanging'] },
  giveUpExchange: { ...seller('exchanging'), clock: ['exchanging'] },
  partShipped: { clock: ['requested', 'refused', 'escalated'] },
  refundSent: { clock: ['refunding'] },
  refundDone: { clock: ['refunding'] },
  escalate: { shopper: ['refused'], store: ['requested', 'received'] },
  judge: { hq: ['escalated'] },
  expire: {
    clock: [
      ...(['requested', 'awaitingReturn', ...onTheWay, 'received'] as const),
      ...(['refunding', 'exchanging', 'refused', 'escalated'] as const),
    ],
  },
};

/** Whether a command is this actor's to give at this stage, and means something for this kind of after-sale. */
export function isPossible(afterSale: AfterSale, type: CommandType, actor: Actor): boolean {
  if (!RIGHTS[type][actor]?.includes(afterSale.status)) return false;
  switch (type) {
    case 'receive':
      return expectsGoods(afterSale);
    case 'partShipped':
      return afterSale.kind === 'refundOnly' && !afterSale.isShipped;
    default:
      return true;
  }
}

/** Goods may still arrive: also after the money went, or after the end when they were long on their way. */
const expectsGoods = ({ kind, received, status, handedOver }: AfterSale): boolean =>
  needsGoods(kind) && received === null && (status !== 'closed' || handedOver !== null);

/** What `actor` can do now: the buttons of a page. */
export const possibleFor = (afterSale: AfterSale, actor: Actor): CommandType[] =>
  (Object.keys(RIGHTS) as CommandType[]).filter((type) => isPossible(afterSale, type, actor));
