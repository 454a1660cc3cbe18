import type { FastifyInstance } from 'fastify';
import { SESSION_LIFE_MS } from '../services/identity/limits';
import type { PhoneCodes } from '../services/identity/phone-codes';
import type { Sessions } from '../services/identity/sessions';
import { jsonObject, sessionOf } from './call-routes';
import { sendFault } from './function-replies';

/** What the WeChat app itself does on a phone, for a browser that has none: sign in, hand over a phone number. */
export function addWechatRoutes(app: FastifyInstance, sessions: Sessions, phoneCodes: PhoneCodes): void {
  app.post('/wechat/login', async (request, reply) => {
    const signedIn = sessions.signIn(jsonObject(request.body)?.code);
    if (!signedIn) return sendFault(reply, 400, 'INVALID_INPUT');
    const life = Math.floor(SESSION_LIFE_MS / 1000);
    reply.header(
      'set-cookie',
      `wx_session=${signedIn.session}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${life}`,
    );
    return reply.send({ session: signedIn.session });
  });

  app.post('/wechat/phone-code', async (request, reply) => {
    if (!sessions.openIdOf(sessionOf(request))) return sendFault(reply, 401, 'NOT_SIGNED_IN');
    const code = phoneCodes.issue(jsonObject(request.body)?.phone);
    return code ? reply.send({ code }) : sendFault(reply, 400, 'INVALID_INPUT');
  });
}
