import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fastify, { type FastifyInstance } from 'fastify';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { addSites } from '@localcloud/services/sites/site-routes';

const folder = mkdtempSync(join(tmpdir(), 'sites-'));
const program = 'console.log("mall");'.repeat(200);
let app: FastifyInstance;

function write(path: string, content: string): void {
  const file = join(folder, path);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, content);
}

beforeAll(async () => {
  write('secret.txt', 'not for anybody');
  write('mall/index.html', '<!doctype html>mall');
  write('mall/js/app.1a2b3c4d.js', program);
  write('mall/js/plain-name.js', program);
  write('mall/.env', 'hidden');
  write('console/index.html', '<!doctype html>console');
  app = fastify();
  addSites(app, { '/': join(folder, 'mall'), '/console': join(folder, 'console') });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers = {}) => app.inject({ url, headers });

describe('static hosting', () => {
  it('shows the mall at the root and the console below its prefix', async () => {
    expect((await get('/')).body).toContain('mall');
    expect((await get('/?login=demo')).body).toContain('mall');
    expect((await get('/console/')).body).toContain('console');
    expect((await get('/console')).headers.location).toBe('/console/');
  });

  it('shows the console for any of its pages, but nothing for a file that is missing', async () => {
    expect((await get('/console/orders/42')).body).toContain('console');
    expect((await get('/console/assets/gone.js')).statusCode).toBe(404);
    expect((await get('/pages/home')).statusCode).toBe(404);
  });

  it('compresses what gains by it, as the browser asks', async () => {
    const brotli = await get('/js/app.1a2b3c4d.js', { 'accept-encoding': 'gzip, br' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(brotli.rawPayload).toString()).toBe(program);
    const gzip = await get('/js/app.1a2b3c4d.js', { 'accept-encoding': 'gzip' });
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(program);
    const plain = await get('/js/app.1a2b3c4d.js');
    expect([plain.headers['content-encoding'], plain.body]).toEqual([undefined, program]);
  });

  it('lets names with a hash be kept for ever, and has others asked for again', async () => {
    expect((await get('/js/app.1a2b3c4d.js')).headers['cache-control']).toContain('immutable');
    const named = await get('/js/plain-name.js');
    expect(named.headers['cache-control']).toBe('no-cache');
    expect((await get('/js/plain-name.js', { 'if-none-match': named.headers.etag })).statusCode).toBe(304);
  });

  it('shows a file that changed as it is now', async () => {
    write('mall/notice.txt', 'first');
    expect((await get('/notice.txt')).body).toBe('first');
    write('mall/notice.txt', 'second version');
    expect((await get('/notice.txt')).body).toBe('second version');
  });

  it.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/js/..%2f..%2fsecret.txt',
    '/.env',
    '/%00',
    '/%',
  ])('never leaves its folder: %s', async (url) => {
    const reply = await get(url);
    expect([400, 404]).toContain(reply.statusCode);
    expect(reply.body).not.toContain('not for anybody');
  });
});
