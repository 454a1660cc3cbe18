import type { FastifyInstance } from 'fastify';
import type { Backups } from '../../backup/backups';
import { readMoment, type Clock } from '../../clock';
import { CloudError } from '../../cloud-error';
import { jsonObject } from '../../gateway/call-routes';
import { sendFailure, sendFault } from '../../gateway/function-replies';
import { isFromHere } from '../../gateway/loopback';
import type { DatabaseService } from '../database/database-service';
import type { FunctionsService } from '../functions/functions-service';
import { addPayControl } from '../pay/pay-control';
import { addOpenApiControl } from '../openapi/openapi-control';
import type { WechatServer } from '../openapi/wechat-server';
import type { Pay } from '../pay/pay-service';
import type { TimersService } from '../timers/timers-service';
import type { DatabaseMeter } from './database-meter';
import { threadCpu } from './thread-cpu';

export type ControlOptions = {
  readonly clock: Clock;
  readonly functions: FunctionsService;
  readonly databaseMeter: DatabaseMeter;
  readonly explain: DatabaseService['explain'];
  readonly timers: TimersService;
  readonly wechat: WechatServer;
  readonly pay: Pay;
  readonly backups: Backups;
};

function momentOf(value: unknown): number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value !== 'string') return undefined;
  try {
    return readMoment(value);
  } catch {
    return undefined;
  }
}

/** `/_local`: what only a developer at this machine may do. It has no counterpart on the real platform. */
export function addControlRoutes(app: FastifyInstance, options: ControlOptions): void {
  const { clock, functions, databaseMeter, explain, timers, wechat, pay, backups } = options;
  const time = () => ({
    now: clock.now(),
    iso: new Date(clock.now()).toISOString(),
    offset: clock.offset[0],
  });

  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/_local') && !isFromHere(request.raw)) {
      await sendFault(reply, 403, 'CALLER_NOT_ALLOWED');
    }
  });
  app.get('/_local/health', () => ({ ok: true, pid: process.pid, ...time() }));

  app.get('/_local/clock', time);
  app.post('/_local/clock', (request, reply) => {
    const wish = jsonObject(request.body) ?? {};
    const moment = momentOf(wish.now);
    if (moment !== undefined) clock.set(moment);
    else if (typeof wish.advance === 'number' && Number.isFinite(wish.advance)) clock.advance(wish.advance);
    else return sendFault(reply, 400, 'INVALID_INPUT');
    return reply.send(time());
  });

  app.get<{ Querystring: { function?: string } }>('/_local/logs', (request) => ({
    lines: functions.logs.read(request.query.function),
  }));

  app.post<{ Params: { name: string } }>('/_local/timers/:name', async (request, reply) => {
    const result = await timers.fire(request.params.name);
    if (!result) return sendFault(reply, 404, 'UNKNOWN_ACTION');
    if (!result.ok) return sendFailure(reply, result);
    return reply.type('application/json; charset=utf-8').send(result.json);
  });

  addOpenApiControl(app, wechat);
  addPayControl(app, pay, (ms, work) => void clock.at(clock.now() + ms, work));

  app.post('/_local/explain', (request, reply) => {
    try {
      return reply.send(explain(jsonObject(request.body) ?? {}));
    } catch (error) {
      if (!(error instanceof CloudError)) throw error;
      return reply.code(400).send({ fault: 'INVALID_INPUT', code: error.code, message: error.message });
    }
  });

  app.post('/_local/backup', async (_request, reply) => {
    try {
      return await reply.send(await backups.take());
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return reply.code(500).send({ fault: 'INTERNAL', message });
    }
  });

  app.get('/_local/metrics', () => {
    const cpu = process.cpuUsage();
    return {
      uptimeMs: process.uptime() * 1000,
      cpu: { userMs: cpu.user / 1000, systemMs: cpu.system / 1000, threads: threadCpu() },
      memory: process.memoryUsage(),
      functions: functions.metrics(),
      database: databaseMeter.read(),
    };
  });
}
