import { HOUR } from '@shared/kernel/time';
import type { SentMessage } from './outbox';
import type { MessageTemplate } from './subscriptions';

type Row = readonly [label: string, value: string];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]!);

/** A moment in China Standard Time, to the minute. */
const timeOf = (at: number): string => new Date(at + 8 * HOUR).toISOString().slice(0, 16).replace('T', ' ');

const LOGISTICS: Readonly<Record<number, string>> = {
  1: '快递',
  2: '同城配送',
  3: '虚拟发货',
  4: '用户自提',
};

type ShippingContent = {
  out_trade_no: string;
  logistics_type: number;
  shipping_list: readonly { tracking_no: string; express_company: string; goods_desc: string }[];
};
type SubscribeContent = {
  template_id: string;
  page?: string;
  data: Readonly<Record<string, { value: string | number }>>;
};

function shippingRows(content: ShippingContent): Row[] {
  const parcels = content.shipping_list.flatMap(
    ({ tracking_no: number, express_company: company, goods_desc: goods }): Row[] => [
      ['商品', goods],
      ...(number ? ([['运单', `${company} ${number}`]] as Row[]) : []),
    ],
  );
  return [['订单', content.out_trade_no], ['方式', LOGISTICS[content.logistics_type] ?? ''], ...parcels];
}

function subscribeRows({ data }: SubscribeContent, template: MessageTemplate | undefined): Row[] {
  return Object.entries(data).map(([key, { value }]) => [template?.fields[key] ?? key, String(value)]);
}

function card(message: SentMessage, templateOf: (id: string) => MessageTemplate | undefined): string {
  const isShipping = message.kind === 'shipping';
  const subscribed = message.content as SubscribeContent;
  const template = isShipping ? undefined : templateOf(subscribed.template_id);
  const title = isShipping ? '商家已发货' : (template?.title ?? subscribed.template_id);
  const rows = isShipping
    ? shippingRows(message.content as ShippingContent)
    : subscribeRows(subscribed, template);
  const lines = rows.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('');
  const page = !isShipping && subscribed.page ? `<footer>${escape(subscribed.page)}</footer>` : '';
  return `<article><header><h3>${escape(title)}</h3><time>${timeOf(message.at)}</time></header><dl>${lines}</dl>${page}</article>`;
}

const STYLE = `
  :root { color-scheme: light dark; }
  body { margin: 0 auto; max-width: 34rem; padding: 2rem 1rem; font: 15px/1.6 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; background: Canvas; color: CanvasText; }
  h1 { font-size: 1.2rem; font-weight: 600; }
  h2 { margin: 2rem 0 .75rem; font-size: .85rem; font-weight: 500; opacity: .65; overflow-wrap: anywhere; }
  article { margin: 0 0 .75rem; padding: .9rem 1.1rem; border: 1px solid color-mix(in srgb, CanvasText 14%, transparent); border-radius: 10px; }
  article header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
  h3 { margin: 0; font-size: 1rem; font-weight: 600; }
  time, footer { font-size: .8rem; opacity: .6; white-space: nowrap; }
  footer { margin-top: .5rem; overflow-wrap: anywhere; white-space: normal; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1rem; margin: .6rem 0 0; }
  dt { opacity: .6; } dd { margin: 0; overflow-wrap: anywhere; }
`;

/** A page over messages like WeChat's service notifications: a part per person, the newest first. */
export function outboxPage(
  messages: readonly SentMessage[],
  templateOf: (id: string) => MessageTemplate | undefined,
): string {
  const newestFirst = [...messages].sort((a, b) => b.at - a.at);
  const people = [...new Set(newestFirst.map(({ to }) => to))];
  const parts = people.map((person) => {
    const cards = newestFirst.filter(({ to }) => to === person).map((message) => card(message, templateOf));
    return `<section><h2>${escape(person)}</h2>${cards.join('')}</section>`;
  });
  const content = parts.join('') || '<p>还没有消息。 Nothing was sent yet.</p>';
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>服务通知</title><style>${STYLE}</style></head><body><h1>服务通知</h1>${content}</body></html>`;
}
