import { randomUUID } from 'node:crypto';
import type { Contract, FaultCode } from '@shared/contracts/contract';
import { identifyCaller, type Caller, type FunctionEvent } from './caller';
import { answer, type Handlers, type Reply } from './serve';

/** What HTTP access turns into a response (docs.cloudbase.net, service/access-cloud-function). */
export type HttpReply = { statusCode: number; headers: Record<string, string>; body: string };

const statusOf: Readonly<Record<FaultCode, number>> = {
  INVALID_INPUT: 400,
  NOT_SIGNED_IN: 401,
  CALLER_NOT_ALLOWED: 403,
  UNKNOWN_ACTION: 404,
  INTERNAL: 500,
};

export function httpReply(statusCode: number, body: unknown): HttpReply {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };
  return { statusCode, headers, body: JSON.stringify(body) };
}

export const faultReply = (fault: FaultCode): HttpReply =>
  httpReply(statusOf[fault], { fault, requestId: randomUUID() });

/** The raw bytes of a request; the gateway sends what is not text as base64. */
export const bodyOf = (event: FunctionEvent): Buffer =>
  Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');

/** The token of `Authorization: Bearer …`; header names come in any case. */
export function bearerToken(event: FunctionEvent): string | undefined {
  const header = Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization');
  return /^Bearer ([A-Za-z0-9_-]{1,200})$/.exec(header?.[1] ?? '')?.[1];
}

function parsedBody(event: FunctionEvent): Pick<FunctionEvent, 'action' | 'input'> | undefined {
  try {
    const body: unknown = JSON.parse(bodyOf(event).toString('utf8'));
    return typeof body === 'object' && body !== null ? body : undefined;
  } catch {
    return undefined;
  }
}

type HttpService<C extends Contract, Who extends Caller> = {
  readonly contract: C;
  readonly handlers: Handlers<C, Who>;
  /** As whom the request is answered, or why not. */
  readonly admit: (event: FunctionEvent, caller: Caller, action: string) => Promise<Who | FaultCode>;
  /** Takes requests that are not `{action, input}`: uploads. Undefined leaves the request to the contract. */
  readonly takeFile?: (event: FunctionEvent, caller: Caller) => Promise<HttpReply> | undefined;
};

/**
 * The `main` of a function behind HTTP access: POST `{action, input}`. Answers and refusals come with status 200,
 * faults with their own. A phone that calls the function directly, whatever its event looks like, gets a fault.
 */
export function serveHttp<C extends Contract, Who extends Caller>(service: HttpService<C, Who>) {
  return async function main(event: FunctionEvent): Promise<HttpReply | Reply> {
    const caller = identifyCaller(event);
    if (caller.kind !== 'http') return { fault: 'CALLER_NOT_ALLOWED', requestId: randomUUID() };
    if (event.httpMethod !== 'POST') {
      const reply = httpReply(405, { fault: 'UNKNOWN_ACTION', requestId: randomUUID() });
      return { ...reply, headers: { ...reply.headers, allow: 'POST' } };
    }
    const taken = service.takeFile?.(event, caller);
    if (taken) return taken;

    const body = parsedBody(event);
    if (!body) return faultReply('INVALID_INPUT');
    const admit = (action: string) => service.admit(event, caller, action);
    const reply = await answer(service.contract, service.handlers, body, caller, admit);
    return httpReply('fault' in reply ? statusOf[reply.fault] : 200, reply);
  };
}
