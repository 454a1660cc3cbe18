import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonObject, sessionOf } from '../../gateway/call-routes';
import { sendFault } from '../../gateway/function-replies';
import type { Sessions } from '../identity/sessions';
import { forgeries, type Forgery } from './forged-notices';
import { PayError } from './pay-error';
import type { Pay } from './pay-service';
import type { PaymentSheet } from './request-signature';

type Answer = (request: FastifyRequest, body: unknown) => unknown;
type Named = Record<string, string>;

const text = (request: FastifyRequest): string =>
  Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';
const query = (request: FastifyRequest, name: string): unknown => (request.query as Named)[name];
const param = (request: FastifyRequest, name: string): string => (request.params as Named)[name] ?? '';

function bodyOf(request: FastifyRequest): unknown {
  if (text(request) === '') return undefined;
  const body = jsonObject(request.body);
  if (!body)
    throw new PayError('PARAM_ERROR', '请求体不是 JSON 对象', { field: '/', issue: 'not a JSON object' });
  return body;
}

/** `/v3/...`: requests must be signed by the merchant; every reply is signed by the platform. */
export function addPayRoutes(app: FastifyInstance, pay: Pay): void {
  async function send(reply: FastifyReply, status: number, content: unknown): Promise<FastifyReply> {
    const body = content === undefined ? '' : JSON.stringify(content);
    reply.headers({ ...(await pay.platform.headersFor(body)), 'request-id': randomUUID() }).code(status);
    return body === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(body);
  }

  const signed = (answer: Answer) => async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      pay.verifyRequest({
        authorization: request.headers.authorization,
        method: request.method,
        url: request.raw.url ?? '',
        body: text(request),
      });
      const content = answer(request, bodyOf(request));
      return await send(reply, content === undefined ? 204 : 200, content);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      const { code, message, detail } = error;
      return send(reply, error.status, { code, message, ...(detail ? { detail } : {}) });
    }
  };

  app.post(
    '/v3/pay/transactions/jsapi',
    signed((_request, body) => pay.transactions.prepay(body)),
  );
  app.get(
    '/v3/pay/transactions/out-trade-no/:number',
    signed((request) =>
      pay.transactions.queryByOutTradeNo(param(request, 'number'), query(request, 'mchid')),
    ),
  );
  app.get(
    '/v3/pay/transactions/id/:id',
    signed((request) => pay.transactions.queryById(param(request, 'id'), query(request, 'mchid'))),
  );
  app.post(
    '/v3/pay/transactions/out-trade-no/:number/close',
    signed((request, body) => pay.transactions.close(param(request, 'number'), body)),
  );
  app.post(
    '/v3/refund/domestic/refunds',
    signed((_request, body) => pay.refunds.ask(body)),
  );
  app.get(
    '/v3/refund/domestic/refunds/:number',
    signed((request) => pay.refunds.query(param(request, 'number'))),
  );
  app.all(
    '/v3/*',
    signed(() => {
      throw new PayError('RESOURCE_NOT_EXISTS', 'the sandbox does not know this interface');
    }),
  );
}

/** `wx.requestPayment` for a browser: pays at once, as a person would who confirms the sheet. */
export function addRequestPayment(app: FastifyInstance, pay: Pay, sessions: Sessions): void {
  app.post('/wechat/request-payment', (request, reply) => {
    const sheet = jsonObject(request.body);
    if (!sheet) return sendFault(reply, 400, 'INVALID_INPUT');
    const openId = sessions.openIdOf(sessionOf(request));
    return reply.send(pay.requestPayment(sheet as unknown as PaymentSheet, openId));
  });
}

/** `/_local/pay`: makes WeChat Pay repeat itself, come late, mix things up, or be somebody else. */
export function addPayControl(
  app: FastifyInstance,
  pay: Pay,
  laterBy: (ms: number, work: () => void) => void,
): void {
  app.get('/_local/pay/settings', () => pay.settings);
  app.post('/_local/pay/settings', (request, reply) =>
    pay.changeSettings(jsonObject(request.body) ?? { none: true })
      ? reply.send(pay.settings)
      : sendFault(reply, 400, 'INVALID_INPUT'),
  );

  app.post('/_local/pay/notices', async (request, reply) => {
    const { outTradeNo, mode, delayMs = 0, kind } = jsonObject(request.body) ?? {};
    if (typeof outTradeNo !== 'string' || !pay.hasOrder(outTradeNo))
      return sendFault(reply, 404, 'INVALID_INPUT');
    switch (mode) {
      case 'again':
        return reply.send({ answers: await pay.notices.sendAll(outTradeNo, 'oldestFirst') });
      case 'reordered':
        return reply.send({ answers: await pay.notices.sendAll(outTradeNo, 'newestFirst') });
      case 'late':
        if (typeof delayMs !== 'number') break;
        laterBy(delayMs, () => void pay.notices.sendAll(outTradeNo, 'oldestFirst'));
        return reply.send({ delayMs });
      case 'forged':
        if (kind !== undefined && !forgeries.includes(kind as Forgery)) break;
        return reply.send({ answers: await pay.forge(outTradeNo, kind ? [kind as Forgery] : undefined) });
      default:
    }
    return sendFault(reply, 400, 'INVALID_INPUT');
  });
}
