import { hashPassword } from '@functions/_runtime/password';
import { http, type HttpAnswer, type Reply, type Shop } from './shop';

export const ADMIN = { username: 'admin', password: '云铺 correct horse 🐎' } as const;

/** Makes a person at HQ, as seeding does. */
export async function hire(shop: Shop, username: string, password: string): Promise<void> {
  const passwordHash = await hashPassword(password);
  await shop.insert('staff', [
    { _id: username, name: `总部 ${username}`, passwordHash, createdAt: 0 } as object as { _id: string },
  ]);
}

/** Somebody at HQ with a browser: every call goes over HTTP with the session's token. */
export class HqDesk {
  token = '';

  constructor(readonly shop: Shop) {}

  post(body: unknown, path = '/hq', headers: Record<string, string> = {}): Promise<HttpAnswer> {
    const authorization = `Bearer ${this.token}`;
    return http('POST', `${this.shop.url}${path}`, body, { authorization, ...headers });
  }

  async call(action: string, input: unknown = {}): Promise<Reply> {
    return JSON.parse((await this.post({ action, input })).text) as Reply;
  }

  async must<Value>(action: string, input: unknown = {}): Promise<Value> {
    const reply = await this.call(action, input);
    if ('ok' in reply && reply.ok) return reply.value;
    throw new Error(`hq.${action}: ${JSON.stringify(reply)}`);
  }

  /** The refusal's code, the fault, or 'ok'. */
  async outcome(action: string, input: unknown = {}): Promise<string> {
    const reply = await this.call(action, input);
    if ('fault' in reply) return reply.fault;
    return reply.ok ? 'ok' : reply.refusal.code;
  }

  async signIn(username: string = ADMIN.username, password: string = ADMIN.password): Promise<void> {
    this.token = (await this.must<{ token: string }>('signIn', { username, password })).token;
  }
}
