import type { MeView } from '@shared/contracts/member.contract';

async function post<Answer>(url: string, body: object, session?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(session && { 'x-wx-session': session }) };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url} answers ${response.status}: ${text}`);
  return JSON.parse(text) as Answer;
}

type BindReply = { ok: true; value: MeView } | { ok: false; refusal: { code: string } } | { fault: string };

/**
 * Signs a phone in and binds its number as a person would: by the phone button's code. Only functions know the key
 * that numbers are hashed with, so this is also how seeding learns a guide's hash.
 */
export async function bindPhone(url: string, loginCode: string, phone: string): Promise<void> {
  const { session } = await post<{ session: string }>(`${url}/wechat/login`, { code: loginCode });
  const { code } = await post<{ code: string }>(`${url}/wechat/phone-code`, { phone }, session);
  const bind = { action: 'bindPhone', input: { code } };
  const reply = await post<BindReply>(`${url}/call/member`, bind, session);
  if (!('ok' in reply) || !reply.ok)
    throw new Error(`${loginCode} cannot bind ${phone}: ${JSON.stringify(reply)}`);
}
