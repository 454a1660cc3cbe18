import { randomUUID } from 'node:crypto';
import type { FastifyReply } from 'fastify';
import type { FunctionReply } from '../services/functions/functions-service';

const STATUS = {
  unknown: 404,
  tooLarge: 413,
  refused: 429,
  timeout: 504,
  failed: 500,
  crashed: 500,
  memory: 500,
} as const;

/** What a client hears when there is no answer of a function; why is in the function's log, never in the reply. */
export function sendFailure(
  reply: FastifyReply,
  { reason }: Extract<FunctionReply, { ok: false }>,
): FastifyReply {
  const fault = reason === 'unknown' ? 'UNKNOWN_ACTION' : 'INTERNAL';
  return reply.code(STATUS[reason]).send({ fault, requestId: randomUUID() });
}

export function sendFault(reply: FastifyReply, status: number, fault: string): FastifyReply {
  return reply.code(status).send({ fault, requestId: randomUUID() });
}
