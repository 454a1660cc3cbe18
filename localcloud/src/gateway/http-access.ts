import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FunctionsService } from '../services/functions/functions-service';
import { MAX_BINARY_BODY_BYTES, MAX_TEXT_BODY_BYTES } from '../services/functions/limits';
import { sendFailure, sendFault } from './function-replies';

const TEXT_TYPE = /^(text\/|application\/(json|xml|javascript|x-www-form-urlencoded)|[^;]+\+(json|xml))/i;
/** These belong to one connection or are counted anew by the server. */
const DROPPED_HEADERS = new Set([
  'connection',
  'content-length',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
]);

type IntegrationReply = {
  statusCode: number;
  headers?: Record<string, string | number | boolean | readonly string[]>;
  body?: unknown;
  isBase64Encoded?: boolean;
};

function headersOf(request: FastifyRequest): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  // The gateway's word on where the request comes from; a sender's own claim is dropped.
  headers['x-real-ip'] = request.ip;
  headers['x-forwarded-for'] = request.ip;
  return headers;
}

function queryOf(url: string): Record<string, string> {
  const start = url.indexOf('?');
  return start < 0 ? {} : Object.fromEntries(new URLSearchParams(url.slice(start + 1)));
}

/** The event of HTTP access, as docs.cloudbase.net/service/access-cloud-function shows it. */
function eventOf(request: FastifyRequest, isText: boolean): string {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return JSON.stringify({
    path: decodeURI(request.url.split('?', 1)[0]!),
    httpMethod: request.method,
    headers: headersOf(request),
    queryStringParameters: queryOf(request.url),
    requestContext: { requestId: randomUUID(), sourceIp: request.ip },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  });
}

function isIntegrationReply(value: unknown): value is IntegrationReply {
  const status = (value as IntegrationReply | null)?.statusCode;
  return Number.isInteger(status) && status! >= 200 && status! <= 599;
}

/** A reply that names a status is taken apart; anything else is the body itself, with status 200. */
function sendReply(reply: FastifyReply, json: string): FastifyReply {
  const value: unknown = JSON.parse(json);
  if (!isIntegrationReply(value)) {
    if (typeof value === 'string') return reply.type('text/plain; charset=utf-8').send(value);
    return reply.type('application/json; charset=utf-8').send(json);
  }
  for (const [name, content] of Object.entries(value.headers ?? {})) {
    if (!DROPPED_HEADERS.has(name.toLowerCase())) {
      reply.header(name, Array.isArray(content) ? [...content] : String(content));
    }
  }
  reply.code(value.statusCode);
  const { body = '', isBase64Encoded = false } = value;
  if (typeof body !== 'string')
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(body));
  if (!reply.hasHeader('content-type')) reply.type('text/plain; charset=utf-8');
  return reply.send(isBase64Encoded ? Buffer.from(body, 'base64') : body);
}

/** HTTP access to functions: every path under a route's prefix reaches its function, with the whole path told. */
export function addHttpAccess(
  app: FastifyInstance,
  functions: FunctionsService,
  routes: Readonly<Record<string, string>>,
): void {
  for (const [prefix, functionName] of Object.entries(routes)) {
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const isText = !request.body || TEXT_TYPE.test(request.headers['content-type'] ?? '');
      const size = Buffer.isBuffer(request.body) ? request.body.length : 0;
      if (isText && size > MAX_TEXT_BODY_BYTES) return sendFault(reply, 413, 'INVALID_INPUT');
      const result = await functions.invoke({
        functionName,
        event: eventOf(request, isText),
        identity: { source: '', clientIp: request.ip },
      });
      return result.ok ? sendReply(reply, result.json) : sendFailure(reply, result);
    };
    for (const url of [prefix, `${prefix}/*`]) {
      app.route({
        method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
        url,
        exposeHeadRoute: false,
        // Base64 makes a body a third longer, and the event as a whole has the same limit.
        bodyLimit: Math.floor((MAX_BINARY_BODY_BYTES / 4) * 3),
        handler,
      });
    }
  }
}
