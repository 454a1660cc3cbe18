import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { contentType } from '../sites/content-types';
import { isFilePath } from './file-id';
import type { FileStore, StoredFile } from './file-store';

/** Markup that a browser would run here, under the mall's own origin; on the platform files have a host of their own. */
const ACTIVE_TYPE = /html|xml|svg|javascript/;

function pathOf(request: FastifyRequest): string | undefined {
  try {
    const path = decodeURIComponent(request.url.split('?', 1)[0]!.slice('/files/'.length));
    return isFilePath(path) ? path : undefined;
  } catch {
    return undefined;
  }
}

/** `bytes=a-b`, `bytes=a-`, `bytes=-n`; anything else is answered whole. */
function rangeOf(header: string | undefined, size: number): { start: number; end: number } | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  const start = from === '' ? Math.max(size - Number(to), 0) : Number(from);
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return start <= end ? { start, end } : undefined;
}

function send(request: FastifyRequest, reply: FastifyReply, path: string, file: StoredFile): FastifyReply {
  const type = contentType(path);
  const etag = `"${file.changedAt.toString(36)}-${file.size.toString(36)}"`;
  reply.headers({
    etag,
    'cache-control': 'public, max-age=600',
    'accept-ranges': 'bytes',
    'x-content-type-options': 'nosniff',
    'content-security-policy': 'sandbox',
    ...(ACTIVE_TYPE.test(type) ? { 'content-disposition': 'attachment' } : {}),
  });
  if (request.headers['if-none-match'] === etag) return reply.code(304).send();
  const range = rangeOf(request.headers.range, file.size);
  reply.type(type);
  if (!range) return reply.header('content-length', file.size).send(file.read());
  reply.code(206).headers({
    'content-range': `bytes ${range.start}-${range.end}/${file.size}`,
    'content-length': range.end - range.start + 1,
  });
  return reply.send(file.read(range));
}

/** `/files/<path>`: what temporary addresses point at. */
export function addDownloads(app: FastifyInstance, files: FileStore): void {
  app.get('/files/*', async (request, reply) => {
    const path = pathOf(request);
    const file = path === undefined ? undefined : await files.find(path);
    return file && path !== undefined ? send(request, reply, path, file) : reply.code(404).send();
  });
}
