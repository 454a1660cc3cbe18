import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { resolve } from 'node:path';
import { openSiteFiles, type Encoding, type SiteFile } from './site-files';

function wantedEncoding(request: FastifyRequest): Encoding {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  if (/\bbr\b/.test(accepted)) return 'br';
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity';
}

async function sendFile(request: FastifyRequest, reply: FastifyReply, file: SiteFile): Promise<FastifyReply> {
  reply.headers({
    'cache-control': file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag: file.etag,
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
  });
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  const { bytes, encoding } = await file.body(wantedEncoding(request));
  if (encoding !== 'identity') reply.header('content-encoding', encoding);
  return reply.type(file.type).send(bytes);
}

function pathWithin(request: FastifyRequest, prefix: string): string | undefined {
  try {
    return decodeURIComponent(request.url.split('?', 1)[0]!).slice(prefix.length);
  } catch {
    return undefined;
  }
}

/**
 * Static hosting: the mall at `/`, the console below its prefix. A path of the console that is no file is a page of
 * it and gets its index.html; the mall routes by hash and needs none.
 */
export function addSites(app: FastifyInstance, sites: Readonly<Record<string, string>>): void {
  for (const [site, directory] of Object.entries(sites)) {
    const files = openSiteFiles(resolve(directory));
    const prefix = site === '/' ? '' : site;
    if (prefix) app.get(prefix, (_request, reply) => reply.redirect(`${prefix}/`));

    app.get(`${prefix}/*`, async (request, reply) => {
      const path = pathWithin(request, prefix);
      if (path === undefined) return reply.code(400).send();
      const isPage = path.endsWith('/') || (prefix !== '' && !/\.[a-z0-9]+$/i.test(path));
      const file = (await files.find(path)) ?? (isPage ? await files.find('/index.html') : undefined);
      return file ? sendFile(request, reply, file) : reply.code(404).type('text/plain').send('Not found');
    });
  }
}
