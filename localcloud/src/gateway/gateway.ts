import fastify from 'fastify';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { addControlRoutes, type ControlOptions } from '../services/control/control-routes';
import type { PhoneCodes } from '../services/identity/phone-codes';
import { addSubscribeRequest } from '../services/openapi/openapi-control';
import { addPayRoutes, addRequestPayment } from '../services/pay/pay-routes';
import type { Sessions } from '../services/identity/sessions';
import { addDownloads } from '../services/storage/download-routes';
import type { FileStore } from '../services/storage/file-store';
import { addSites } from '../services/sites/site-routes';
import { addCallRoutes } from './call-routes';
import { sendFault } from './function-replies';
import { addHttpAccess, type HttpRoutes } from './http-access';
import { MAX_PASSING_MS } from './limits';
import type { RequestHandler } from './open-port';
import { letPass } from './read-body';
import { addSdkLane } from './sdk-lane';
import { createSdkEndpoint, type MultipartAction, type SdkAction } from './sdk-endpoint';
import { addWechatRoutes } from './wechat-routes';

export type GatewayOptions = ControlOptions & {
  readonly storage: Readonly<Record<string, SdkAction>>;
  readonly openApi: MultipartAction;
  readonly files: FileStore;
  /** Takes uploads; its path is in `storage.getUploadMetadata`'s answer. */
  readonly upload: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly sessions: Sessions;
  readonly phoneCodes: PhoneCodes;
  readonly httpRoutes: HttpRoutes;
  readonly environmentId: string;
  readonly sites: Readonly<Record<string, string>>;
};

const reportBug = (error: unknown, place: string): void => {
  process.stderr.write(`local cloud, ${place}: ${error instanceof Error ? error.stack : String(error)}\n`);
};

/** Everything behind the one port: the SDKs' endpoint in front, and what browsers and developers use behind it. */
export async function createGateway(server: Server, options: GatewayOptions) {
  const sdk = createSdkEndpoint({
    json: {
      database: (request, action) => options.databaseMeter.handle(action, request),
      'functions.invokeFunction': options.functions.invokeFromSdk,
      ...options.storage,
    },
    multipart: options.openApi,
    onBug: reportBug,
  });

  let pages: RequestHandler | undefined;
  const app = fastify({
    serverFactory: (handler) => {
      pages = handler;
      return server;
    },
    routerOptions: { maxParamLength: 300 },
  });
  // Bodies stay bytes: a signature is checked over what was sent, and functions get it unchanged.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.setErrorHandler(async (error: { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status === 413) await letPass(request.raw, MAX_PASSING_MS);
    if (status < 500) return sendFault(reply, status, 'INVALID_INPUT');
    reportBug(error, request.url);
    return sendFault(reply, 500, 'INTERNAL');
  });
  app.setNotFoundHandler((_request, reply) => sendFault(reply, 404, 'NOT_FOUND'));

  addControlRoutes(app, options);
  addWechatRoutes(app, options.sessions, options.phoneCodes);
  addSubscribeRequest(app, options.wechat, options.sessions);
  addCallRoutes(app, options.functions, options.sessions);
  addRequestPayment(app, options.pay, options.sessions);
  addPayRoutes(app, options.pay);
  addDownloads(app, options.files);
  addHttpAccess(app, options.functions, options.httpRoutes, options.environmentId);
  const free = Object.entries(options.sites).filter(([site]) => !Object.hasOwn(options.httpRoutes, site));
  addSites(app, Object.fromEntries(free));
  await app.ready();
  addSdkLane(server, sdk.answer);

  const handle: RequestHandler = (request, response) => {
    const { url = '' } = request;
    if (url === '/admin' || url.startsWith('/admin?')) void sdk.handle(request, response);
    else if (url === '/storage/upload') void options.upload(request, response);
    else pages?.(request, response);
  };
  return { handle, close: () => app.close() };
}
