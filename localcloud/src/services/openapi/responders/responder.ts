import type { Clock } from '../../../clock';
import { ApiError } from '../api-error';
import type { ApiParameters } from '../messages';

/** A reply that is not JSON. */
export class ApiFile {
  constructor(
    readonly contentType: string,
    readonly bytes: Buffer,
  ) {}
}

/** Answers one call with the content of WeChat's reply, names in snake_case, or a file. Throws ApiError for a refusal. */
export type Responder = (parameters: ApiParameters) => Readonly<Record<string, unknown>> | ApiFile;

/** A responder that refuses what comes beyond so many calls in a minute of the clock. */
export function perMinute(
  clock: Clock,
  most: number,
  { errcode, errmsg }: { errcode: number; errmsg: string },
  responder: Responder,
): Responder {
  let minute = 0;
  let calls = 0;
  return (parameters) => {
    const now = Math.floor(clock.now() / 60_000);
    if (now !== minute) [minute, calls] = [now, 0];
    calls += 1;
    if (calls > most) throw new ApiError(errcode, errmsg);
    return responder(parameters);
  };
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

export const recordOf = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
