import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonObject, sessionOf } from '../../gateway/call-routes';
import { sendFault } from '../../gateway/function-replies';
import type { Sessions } from '../identity/sessions';
import type { BillOffer } from './bills/bills';
import { PayError } from './pay-error';
import type { Pay } from './pay-service';
import type { PaymentSheet } from './request-signature';

/** A request whose signature fits; `mchid` is who signed it. */
type Signed = {
  readonly mchid: string;
  readonly body: unknown;
  readonly query: Readonly<Record<string, unknown>>;
  /** The value of a part of the path. */
  named(name: string): string;
  /** How the caller reached us. */
  readonly origin: string;
};
type Answer = (request: Signed) => unknown;

const text = (request: FastifyRequest): string =>
  Buffer.isBuffer(request.body) ? request.body.toString('utf8') : '';

function bodyOf(request: FastifyRequest): unknown {
  if (text(request) === '') return undefined;
  const body = jsonObject(request.body);
  if (!body)
    throw new PayError('PARAM_ERROR', '请求体不是 JSON 对象', { field: '/', issue: 'not a JSON object' });
  return body;
}

const withAddress = ({ path, ...offer }: BillOffer, origin: string) => ({
  ...offer,
  download_url: origin + path,
});

/** What is answered, by method and path below /v3. */
function answersOf({ transactions, combinedOrders, refunds, bills }: Pay): Record<string, Answer> {
  return {
    'POST /pay/transactions/jsapi': ({ body, mchid }) => transactions.prepay(body, mchid),
    'GET /pay/transactions/out-trade-no/:number': ({ named, query, mchid }) =>
      transactions.queryByOutTradeNo(named('number'), query.mchid, mchid),
    'GET /pay/transactions/id/:id': ({ named, query, mchid }) =>
      transactions.queryById(named('id'), query.mchid, mchid),
    'POST /pay/transactions/out-trade-no/:number/close': ({ named, body, mchid }) =>
      transactions.close(named('number'), body, mchid),
    'POST /combine-transactions/jsapi': ({ body, mchid }) => combinedOrders.prepay(body, mchid),
    'GET /combine-transactions/out-trade-no/:number': ({ named, mchid }) =>
      combinedOrders.query(named('number'), mchid),
    'POST /combine-transactions/out-trade-no/:number/close': ({ named, body, mchid }) =>
      combinedOrders.close(named('number'), body, mchid),
    'POST /refund/domestic/refunds': ({ body, mchid }) => refunds.ask(body, mchid),
    'GET /refund/domestic/refunds/:number': ({ named, mchid }) => refunds.query(named('number'), mchid),
    'GET /bill/tradebill': ({ query, mchid, origin }) => withAddress(bills.trade(query, mchid), origin),
    'GET /bill/fundflowbill': ({ query, mchid, origin }) => withAddress(bills.fundFlow(query, mchid), origin),
    'GET /billdownload/file': ({ query, mchid }) => bills.download(query.token, mchid),
  };
}

/** `/v3/...`: requests must be signed by a merchant; every reply but a bill's file is signed by the platform. */
export function addPayRoutes(app: FastifyInstance, pay: Pay): void {
  async function send(reply: FastifyReply, status: number, content: unknown): Promise<FastifyReply> {
    const body = content === undefined ? '' : JSON.stringify(content);
    reply.headers({ ...(await pay.platform.headersFor(body)), 'request-id': randomUUID() }).code(status);
    return body === '' ? reply.send() : reply.type('application/json; charset=utf-8').send(body);
  }

  const signed = (answer: Answer) => async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      const mchid = pay.verifyRequest({
        authorization: request.headers.authorization,
        method: request.method,
        url: request.raw.url ?? '',
        body: text(request),
      });
      const content = answer({
        mchid,
        body: bodyOf(request),
        query: request.query as Record<string, unknown>,
        named: (name) => (request.params as Record<string, string>)[name] ?? '',
        origin: `${request.protocol}://${request.host}`,
      });
      if (Buffer.isBuffer(content)) return reply.type('application/octet-stream').send(content);
      return await send(reply, content === undefined ? 204 : 200, content);
    } catch (error) {
      if (!(error instanceof PayError)) throw error;
      const { code, message, detail } = error;
      return send(reply, error.status, { code, message, ...(detail ? { detail } : {}) });
    }
  };

  for (const [place, answer] of Object.entries(answersOf(pay))) {
    const [method = '', path = ''] = place.split(' ');
    app.route({ method, url: `/v3${path}`, handler: signed(answer) });
  }
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
