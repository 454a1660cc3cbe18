import cloud from 'wx-server-sdk';

type Event = {
  do?: string;
  text?: string;
  ms?: number;
  names?: string[];
  name?: string;
  data?: object;
  userInfo?: unknown;
  httpMethod?: string;
  queryStringParameters?: { do?: string };
};

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
let calls = 0;
const kept: object[] = [];

/** Does what a test asks of a function: answer, fail, hang, crash, log, or say who called. */
export async function main(event: Event, context: object): Promise<unknown> {
  calls += 1;
  switch (event.do ?? event.queryStringParameters?.do) {
    case 'who':
      return { ...cloud.getWXContext(), userInfo: event.userInfo };
    case 'openid':
      return process.env.WX_OPENID ?? null;
    case 'context':
      return context;
    case 'time':
      return { now: Date.now(), made: new Date().getTime(), isDate: new Date() instanceof Date };
    case 'nothing':
      return undefined;
    case 'fail':
      throw new Error('secret detail');
    case 'crash':
      setTimeout(() => {
        throw new Error('crashed on purpose');
      }, 1);
      return wait(10_000);
    case 'spin':
      for (;;) calls += 1;
    case 'hang':
      return wait(60_000);
    case 'wait':
      await wait(event.ms ?? 100);
      return { openId: cloud.getWXContext().OPENID };
    case 'log':
      console.log('wrote', { text: event.text });
      return true;
    case 'write':
      process.stdout.write(`${event.text}\n`);
      return true;
    case 'large':
      return 'x'.repeat(7 * 1024 * 1024);
    case 'environment':
      return Object.keys(process.env);
    case 'variables':
      return event.names?.map((name) => process.env[name] ?? null);
    case 'set':
      process.env[event.name ?? ''] = event.text;
      return true;
    case 'objects':
      for (;;) kept.push({ at: kept.length });
    case 'map':
      for (const map = new Map<number, object>(); ;) map.set(map.size, {});
    case 'buffers':
      for (let count = 0; count < 20; count += 1) kept.push(Buffer.alloc(10 * 1024 * 1024, 1));
      return kept.length;
    case 'calls':
      return calls;
    default:
      return event;
  }
}
