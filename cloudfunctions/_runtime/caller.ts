import cloud from 'wx-server-sdk';
import type { Millis } from '@shared/kernel/time';

/** What reaches a function's `main`: a client's call, an HTTP access request or a timer tick. */
export type FunctionEvent = {
  action?: unknown;
  input?: unknown;
  httpMethod?: string;
  path?: string;
  headers?: Record<string, string>;
  queryStringParameters?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
  Type?: string;
  TriggerName?: string;
};

export type CallerKind = 'client' | 'http' | 'timer';

/** Who calls, as the platform says: never as the event says. `openId` is empty unless a client calls. */
export type Caller = { readonly kind: CallerKind; readonly openId: string; readonly now: Millis };

/**
 * Reads the platform's word on the caller. A client can put anything into its event, a timer's shape included, so
 * SOURCE decides first: `wx_client` from phones, `wx_trigger` from timers, none over HTTP access.
 */
export function identifyCaller(event: FunctionEvent, now: Millis = Date.now()): Caller {
  const { OPENID, SOURCE } = cloud.getWXContext() as { OPENID?: string | number; SOURCE?: string };
  if (SOURCE === 'wx_trigger') return { kind: 'timer', openId: '', now };
  if (SOURCE || OPENID) return { kind: 'client', openId: String(OPENID ?? ''), now };
  return { kind: event.httpMethod ? 'http' : 'client', openId: '', now };
}
