import type { FastifyInstance } from 'fastify';
import { jsonObject } from '../../gateway/call-routes';
import { sendFault } from '../../gateway/function-replies';
import { forgeries, type Forgery } from './forged-notices';
import type { Pay } from './pay-service';

/** `/_local/pay`: makes WeChat Pay repeat itself, come late, mix things up, say what is not so, or be somebody else. */
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
      case 'forged': {
        if (kind !== undefined && !forgeries.includes(kind as Forgery)) break;
        const answers = await pay.forge(outTradeNo, kind ? [kind as Forgery] : undefined);
        if (!answers) break;
        return reply.send({ answers });
      }
      default:
    }
    return sendFault(reply, 400, 'INVALID_INPUT');
  });

  app.get('/_local/pay/merchants', () => ({ mchids: pay.merchants.mchids() }));
  app.post('/_local/pay/merchants', () => pay.merchants.open());

  const { differences } = pay.bills;
  app.get('/_local/pay/bill-differences', () => ({ differences: differences.list() }));
  app.post('/_local/pay/bill-differences', (request, reply) =>
    differences.plant(jsonObject(request.body) ?? {}, pay.merchants.own.mchid)
      ? reply.send({ differences: differences.list() })
      : sendFault(reply, 400, 'INVALID_INPUT'),
  );
  app.delete('/_local/pay/bill-differences', () => {
    differences.clear();
    return { differences: [] };
  });
}
