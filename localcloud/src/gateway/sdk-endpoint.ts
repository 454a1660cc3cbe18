import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { CloudError } from '../cloud-error';
import { nestsDeeperThan } from '../engine/values/nesting';
import { MAX_ENVELOPE_DEPTH, MAX_PASSING_MS, MAX_SDK_BODY_BYTES } from './limits';
import { isFromHere } from './loopback';
import { BodyTooLarge, letPass, readBody } from './read-body';

export type SdkRequest = Record<string, unknown>;

/** Answers one action with the reply envelope, all but its request id. Throws `CloudError` for a refusal. */
export type SdkAction = (request: SdkRequest, action: string) => Promise<Record<string, unknown>>;

/** A reply that is not JSON, for actions that carry protobuf. */
export type RawReply = { readonly contentType: string; readonly body: Uint8Array };
export type MultipartAction = (request: IncomingMessage, body: Buffer) => Promise<RawReply>;

export type SdkActions = {
  /** By action, or by its part before the dot for a whole family. */
  readonly json: Readonly<Record<string, SdkAction>>;
  readonly multipart: MultipartAction;
  /** Whatever else can go wrong is a bug of ours and is told here. */
  readonly onBug: (error: unknown, action: string) => void;
};

const boot = randomBytes(6).toString('hex');
let requests = 0;
const nextRequestId = (): string => `${boot}-${(requests += 1).toString(36)}`;

function send(response: ServerResponse, body: Record<string, unknown>): void {
  const text = JSON.stringify(body);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}

function refusal(
  error: unknown,
  action: string,
  onBug: SdkActions['onBug'],
): { code: string; message: string } {
  if (error instanceof CloudError) return { code: error.code, message: error.message };
  if (error instanceof BodyTooLarge) return { code: 'EXCEED_MAX_PAYLOAD_SIZE', message: error.message };
  onBug(error, action);
  return { code: 'SYS_ERR', message: 'system error' };
}

/**
 * `/admin`: the SDKs' own protocol (CloudBase `tcbapi`). A plain handler without a framework, because every database
 * call of every function passes through it. Always HTTP 200; a refusal is `{requestId, code, message}`.
 */
export function createSdkEndpoint({ json, multipart, onBug }: SdkActions) {
  async function answerJson(text: string): Promise<Record<string, unknown>> {
    let action = '';
    try {
      if (nestsDeeperThan(text, MAX_ENVELOPE_DEPTH))
        throw new CloudError('INVALID_PARAM', 'the request is nested too deeply');
      const request = JSON.parse(text) as SdkRequest | null;
      if (typeof request?.action !== 'string') throw new CloudError('INVALID_PARAM', 'action is missing');
      action = request.action;
      const family = action.slice(0, action.indexOf('.'));
      const handle = Object.hasOwn(json, action)
        ? json[action]
        : Object.hasOwn(json, family)
          ? json[family]
          : undefined;
      if (!handle) throw new CloudError('INVALID_PARAM', `unknown action ${action.slice(0, 80)}`);
      return await handle(request, action);
    } catch (error) {
      if (error instanceof SyntaxError && action === '')
        return { code: 'INVALID_PARAM', message: 'not JSON' };
      return refusal(error, action, onBug);
    }
  }

  /** One JSON request, however it came. Never rejects. */
  const answer = async (text: string): Promise<Record<string, unknown>> => ({
    requestId: nextRequestId(),
    ...(await answerJson(text)),
  });

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isFromHere(request)) {
      response.writeHead(403).end();
      return;
    }
    try {
      const body = await readBody(request, MAX_SDK_BODY_BYTES);
      if (request.headers['content-type']?.startsWith('multipart/form-data')) {
        const reply = await multipart(request, body);
        response.writeHead(200, {
          'content-type': reply.contentType,
          'content-length': reply.body.byteLength,
        });
        response.end(reply.body);
        return;
      }
      send(response, await answer(body.toString('utf8')));
    } catch (error) {
      if (response.headersSent || response.destroyed) return;
      if (error instanceof BodyTooLarge) {
        response.setHeader('connection', 'close');
        await letPass(request, MAX_PASSING_MS);
      }
      send(response, { requestId: nextRequestId(), ...refusal(error, 'request', onBug) });
    }
  }

  return { handle, answer };
}
