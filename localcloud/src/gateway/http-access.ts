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

type Route = {
  readonly function: string;
  /** The platform's switch 路径透传 (docs.cloudbase.net/service/path-passthrough): the function sees the whole path. */
  readonly enablePathTransmission?: boolean;
};

/** By path prefix; a name alone is a route as the platform makes it, without its prefix in the function's `path`. */
export type HttpRoutes = Readonly<Record<string, string | Route>>;

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
function eventOf(request: FastifyRequest, strippedPrefix: string, isText: boolean, envId: string): string {
  const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
  return JSON.stringify({
    path: decodeURI(request.url.split('?', 1)[0]!).slice(strippedPrefix.length) || '/',
    httpMethod: request.method,
    headers: headersOf(request),
    queryStringParameters: queryOf(request.url),
    requestContext: { requestId: randomUUID(), envId, sourceIp: request.ip },
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  });
}

function isIntegrationReply(value: unknown): value is IntegrationReply {
  const status = (value as IntegrationReply | null)?.statusCode;
  return Number.isInteger(status) && status! >= 200 && status! <= 599;
}

/** A reply that names a status is taken apart; anything else is the body itself, with status 200 (same page). */
function sendReply(reply: FastifyReply, json: string): FastifyReply {
  const value: unknown = JSON.parse(json);
  if (!isIntegrationReply(value)) {
    const isPlain = typeof value === 'string' || typeof value === 'number';
    if (isPlain) return reply.type('text/plain; charset=utf-8').send(String(value));
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

/**
 * HTTP access to functions: every path under a route's prefix reaches its function; of several prefixes the longest
 * counts, part by part (docs.cloudbase.net/service/routes).
 */
export function addHttpAccess(
  app: FastifyInstance,
  functions: FunctionsService,
  routes: HttpRoutes,
  environmentId: string,
): void {
  for (const [path, target] of Object.entries(routes)) {
    const prefix = path.replace(/\/+$/, '');
    const route: Route = typeof target === 'string' ? { function: target } : target;
    const stripped = route.enablePathTransmission ? '' : prefix;
    const handler = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const isText = !request.body || TEXT_TYPE.test(request.headers['content-type'] ?? '');
      const size = Buffer.isBuffer(request.body) ? request.body.length : 0;
      if (isText && size > MAX_TEXT_BODY_BYTES) return sendFault(reply, 413, 'INVALID_INPUT');
      const result = await functions.invoke({
        functionName: route.function,
        event: eventOf(request, stripped, isText, environmentId),
        identity: { source: '', clientIp: request.ip },
      });
      return result.ok ? sendReply(reply, result.json) : sendFailure(reply, result);
    };
    for (const url of [prefix || '/', `${prefix}/*`]) {
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
