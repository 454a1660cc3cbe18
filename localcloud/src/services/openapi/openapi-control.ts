import type { FastifyInstance } from 'fastify';
import { jsonObject, sessionOf } from '../../gateway/call-routes';
import { sendFault } from '../../gateway/function-replies';
import type { Sessions } from '../identity/sessions';
import { outboxPage } from './outbox-page';
import type { WechatServer } from './wechat-server';

/** `wx.requestSubscribeMessage` for a browser: `{tmplIds, choice}`, a choice for all or by template. */
export function addSubscribeRequest(app: FastifyInstance, wechat: WechatServer, sessions: Sessions): void {
  app.post('/wechat/subscribe-message', (request, reply) => {
    const openId = sessions.openIdOf(sessionOf(request));
    if (!openId) return sendFault(reply, 401, 'NOT_SIGNED_IN');
    const { tmplIds, choice } = jsonObject(request.body) ?? {};
    const choices = choice as Readonly<Record<string, unknown>> | string | undefined;
    const choiceOf = (id: string): unknown => (typeof choices === 'string' ? choices : choices?.[id]);
    return reply.send(wechat.subscriptions.ask(openId, tmplIds, choiceOf));
  });
}

/** `/_local`: what is set in WeChat's console, and what arrived on phones. */
export function addOpenApiControl(app: FastifyInstance, wechat: WechatServer): void {
  const { outbox, subscriptions, moderation, tradeSettings } = wechat;

  app.get<{ Querystring: { to?: string } }>('/_local/outbox', (request) => ({
    messages: outbox.read(request.query.to),
  }));
  app.get<{ Querystring: { to?: string } }>('/_local/outbox/view', (request, reply) =>
    reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('text/html; charset=utf-8')
      .send(outboxPage(outbox.read(request.query.to), subscriptions.template)),
  );

  app.get('/_local/message-templates', () => ({ templates: subscriptions.templates() }));
  app.post('/_local/message-templates', (request, reply) =>
    subscriptions.define(jsonObject(request.body) ?? {})
      ? reply.send({ templates: subscriptions.templates() })
      : sendFault(reply, 400, 'INVALID_INPUT'),
  );

  app.get('/_local/moderation', () => ({ words: moderation.words() }));
  app.post('/_local/moderation', (request, reply) =>
    moderation.change(jsonObject(request.body)?.words)
      ? reply.send({ words: moderation.words() })
      : sendFault(reply, 400, 'INVALID_INPUT'),
  );

  app.get('/_local/trade-settings', () => tradeSettings);
  app.post('/_local/trade-settings', (request, reply) => {
    const { isTradeManaged } = jsonObject(request.body) ?? {};
    if (typeof isTradeManaged !== 'boolean') return sendFault(reply, 400, 'INVALID_INPUT');
    tradeSettings.isTradeManaged = isTradeManaged;
    return reply.send(tradeSettings);
  });
}
