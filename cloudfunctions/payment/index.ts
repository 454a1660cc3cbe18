import { randomUUID } from 'node:crypto';
import type { Fault } from '@shared/contracts/contract';
import { identifyCaller, type FunctionEvent } from '../_runtime/caller';
import { startCall } from '../_runtime/log';
import { bodyOf, httpReply, type HttpReply } from '../_runtime/serve-http';
import { UntrustedNotice } from '../_wechatpay/notice';
import { takePaymentNotice, takeRefundNotice } from './notices';

/** By the last part of the address; the part before it is this function's route (config/http-routes.ts). */
const notices = { notice: takePaymentNotice, 'refund-notice': takeRefundNotice } as const;

/** WeChat Pay sends a few hundred bytes; what is longer is not read. */
const LONGEST_BODY = 64 * 1024;

const failed = (statusCode: number, message: string): HttpReply =>
  httpReply(statusCode, { code: 'FAIL', message });

/**
 * Notices of WeChat Pay, over HTTP only: 204 when a notice was taken, or taken before; otherwise
 * `{code: 'FAIL', message}`, after which WeChat Pay sends it again (pay/doc/v3/merchant, notifications).
 */
export async function main(event: FunctionEvent): Promise<HttpReply | Fault> {
  const caller = identifyCaller(event);
  const requestId = randomUUID();
  if (caller.kind !== 'http') return { fault: 'CALLER_NOT_ALLOWED', requestId };

  const name = (event.path ?? '').split('/').at(-1) ?? '';
  if (!Object.hasOwn(notices, name)) return failed(404, 'no such notice');
  if (event.httpMethod !== 'POST') return failed(405, 'POST only');
  const body = bodyOf(event).toString('utf8');
  if (body.length > LONGEST_BODY) return failed(413, 'too long');

  const endCall = startCall();
  const end = (outcome: string, error?: unknown) =>
    endCall({ action: name, caller: caller.kind, requestId, outcome }, error);
  try {
    const { outcome, subject } = await notices[name as keyof typeof notices](
      lowerCased(event.headers),
      body,
      caller.now,
    );
    end(`${outcome} ${subject}`.trim());
    return { statusCode: 204, headers: {}, body: '' };
  } catch (error) {
    if (error instanceof UntrustedNotice) {
      end(`untrusted: ${error.message}`);
      return failed(401, error.message);
    }
    end('INTERNAL', error);
    return failed(500, 'not taken, please send it again');
  }
}

function lowerCased(headers: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
