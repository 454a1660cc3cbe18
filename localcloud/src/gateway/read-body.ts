import type { IncomingMessage } from 'node:http';

export class BodyTooLarge extends Error {}

/** The whole body, or `BodyTooLarge` as soon as more than `limit` bytes have come or are announced. */
export function readBody(request: IncomingMessage, limit: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > limit) {
      reject(new BodyTooLarge(`more than ${limit} bytes`));
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > limit) {
        request.removeAllListeners('data');
        request.resume();
        reject(new BodyTooLarge(`more than ${limit} bytes`));
        return;
      }
      chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on('error', reject);
    request.on('aborted', () => reject(new Error('the sender went away')));
  });
}

/**
 * Lets the rest of a refused body pass, for `longest` at most: closing while the other side still sends would take the
 * answer away from it.
 */
export function letPass(request: IncomingMessage, longest: number): Promise<void> {
  return new Promise((resolve) => {
    if (request.complete) return resolve();
    setTimeout(resolve, longest).unref();
    request.once('end', resolve).once('close', resolve).resume();
  });
}
