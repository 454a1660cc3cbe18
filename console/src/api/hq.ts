import type { HqContract } from '@shared/contracts/hq.contract';
import type { Result } from '@shared/kernel/result';
import { createClient } from './client';
import { HqFault, isFault } from './faults';
import { session } from './session';

const PATIENCE_MS = 60_000;

function withToken(): Record<string, string> {
  const token = session.get()?.token;
  return token ? { authorization: `Bearer ${token}` } : {};
}

/** Turns what came back into an answer; throws `HqFault` for everything else. */
function answerOf(body: string): unknown {
  let reply: unknown;
  try {
    reply = JSON.parse(body);
  } catch {
    throw new HqFault('UNREACHABLE'); // A gateway's page, not our function.
  }
  if (!isFault(reply)) return reply;
  if (reply.fault === 'NOT_SIGNED_IN') session.end('expired');
  throw new HqFault(reply.fault, reply.requestId);
}

async function callHq(
  request: { action: string; input: unknown },
  signal?: AbortSignal,
): Promise<Result<unknown, unknown>> {
  const timeout = AbortSignal.timeout(PATIENCE_MS);
  let body: string;
  try {
    const response = await fetch('/hq', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...withToken() },
      body: JSON.stringify(request),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
    body = await response.text();
  } catch (error) {
    if (signal?.aborted) throw error; // The page no longer wants it.
    throw new HqFault('UNREACHABLE');
  }
  return answerOf(body) as Result<unknown, unknown>;
}

/** The `hq` function, typed by its contract. */
export const hq = createClient<HqContract>(callHq);

/**
 * Hands a file over and answers its id. `onProgress` hears the share that has been sent, 0 to 1.
 * XMLHttpRequest, because fetch does not say how far an upload is.
 */
export function uploadFile(
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/hq/files?name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    for (const [name, value] of Object.entries(withToken())) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onerror = () => reject(new HqFault('UNREACHABLE'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    request.onload = () => {
      if (request.status === 413) return reject(new HqFault('FILE_TOO_LARGE'));
      try {
        const { fileId } = answerOf(request.responseText) as { fileId?: string };
        return fileId ? resolve(fileId) : reject(new HqFault('UNREACHABLE'));
      } catch (error) {
        return reject(error as Error);
      }
    };
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}
