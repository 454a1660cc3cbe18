import type { Actor, AfterSaleCommand, AfterSaleStatus } from './course';

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

/** What `actor` can do at a stage: the buttons of a page. */
export const possibleFor = (status: AfterSaleStatus, actor: Actor): CommandType[] =>
  (Object.keys(RIGHTS) as CommandType[]).filter((type) => RIGHTS[type][actor]?.includes(status));
