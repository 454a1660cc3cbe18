import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { FunctionsService } from '../services/functions/functions-service';
import { MAX_TEXT_BODY_BYTES } from '../services/functions/limits';
import type { Sessions } from '../services/identity/sessions';
import { sendFailure, sendFault } from './function-replies';

const SESSION_COOKIE = /(?:^|;\s*)wx_session=([^;]+)/;

/** The session a request carries: a header for programs, a cookie for browsers. */
export function sessionOf({ headers }: FastifyRequest): string | undefined {
  const header = headers['x-wx-session'];
  if (typeof header === 'string') return header;
  return SESSION_COOKIE.exec(headers.cookie ?? '')?.[1];
}

/** The body as a JSON object, or undefined. */
export function jsonObject(body: unknown): Record<string, unknown> | undefined {
  if (!Buffer.isBuffer(body) || body.length === 0) return undefined;
  try {
    const value: unknown = JSON.parse(body.toString('utf8'));
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** `POST /call/<function>`: what `wx.cloud.callFunction` is on a phone. The caller is whoever the session says. */
export function addCallRoutes(app: FastifyInstance, functions: FunctionsService, sessions: Sessions): void {
  app.post<{ Params: { name: string } }>(
    '/call/:name',
    { bodyLimit: MAX_TEXT_BODY_BYTES },
    async (request, reply) => {
      const openId = sessions.openIdOf(sessionOf(request));
      if (!openId) return sendFault(reply, 401, 'NOT_SIGNED_IN');
      const event = jsonObject(request.body);
      if (!event) return sendFault(reply, 400, 'INVALID_INPUT');

      const result = await functions.invoke({
        functionName: request.params.name,
        event: (request.body as Buffer).toString('utf8'),
        identity: { source: 'wx_client', openId, clientIp: request.ip },
      });
      if (!result.ok) return sendFailure(reply, result);
      return reply.type('application/json; charset=utf-8').send(result.json);
    },
  );
}
