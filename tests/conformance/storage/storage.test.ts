import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.close());

const ask = async (wish: object) => (await cloud.call('platform', wish)) as Record<string, unknown>;
const upload = async (path: string, text: string) =>
  (await ask({ do: 'upload', path, text })).fileID as string;
const addressOf = async (id: string) => {
  const { fileList } = (await ask({ do: 'addresses', ids: [id] })) as { fileList: { tempFileURL: string }[] };
  return fileList[0]!.tempFileURL;
};

/** A path as it is, which fetch would tidy up first. */
const statusOfRawPath = (path: string): Promise<number> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(cloud.url);
    request({ hostname, port, path }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    })
      .on('error', failed)
      .end();
  });

describe('files through the SDK', () => {
  it('come back as they went in, by id and by address', async () => {
    const id = await upload('评价/图 1.txt', '好看');
    expect(id).toMatch(/^cloud:\/\/local\.[^/]+\/评价\/图 1\.txt$/);
    expect(await ask({ do: 'download', ids: [id] })).toEqual({ text: '好看' });
    const reply = await fetch(await addressOf(id));
    expect(await reply.text()).toBe('好看');
    expect(reply.headers.get('content-type')).toContain('text/plain');
  });

  it('are replaced by another of the same name, and may be called like a folder', async () => {
    const id = await upload('a/b', 'one');
    await upload('a/b', 'two');
    await upload('a', 'three');
    expect(await ask({ do: 'download', ids: [id] })).toEqual({ text: 'two' });
  });

  it('are gone after deletion, and say so one by one', async () => {
    const id = await upload('short-lived.txt', 'x');
    const stays = await upload('stays.txt', 'y');
    const unknown = stays.replace('stays', 'never-there');
    expect(await ask({ do: 'delete', ids: [id, unknown] })).toMatchObject({
      fileList: [
        { fileID: id, status: 0 },
        { fileID: unknown, status: -503003 },
      ],
    });
    expect(await ask({ do: 'addresses', ids: [id, stays] })).toMatchObject({
      fileList: [{ status: -503003, tempFileURL: '' }, { status: 0 }],
    });
    // The SDK itself turns a failed download into -1.
    expect(await ask({ do: 'download', ids: [id] })).toMatchObject({ errCode: -1 });
  });

  it.each([
    '../outside.txt',
    '/rooted.txt',
    'a//b',
    'a/./b',
    'a/../../b',
    '',
    'a?b',
    'a\\b',
    'x'.repeat(1025),
  ])('refuse the path %j', async (path) => {
    expect(await ask({ do: 'upload', path, text: 'x' })).toMatchObject({ errCode: expect.any(Number) });
  });

  it('are listed at most fifty at a time', async () => {
    const ids = Array.from({ length: 51 }, (_, number) => `cloud://local.x/${number}`);
    expect(await ask({ do: 'addresses', ids })).toMatchObject({
      errCode: -1,
      errMsg: expect.stringContaining('the maximum length is 50'),
    });
  });
});

describe('the addresses of files', () => {
  it('lead to nothing else', async () => {
    for (const path of [
      '/files/../secrets.json',
      '/files/..%2f..%2fsecrets.json',
      '/files/%2e%2e/secrets.json',
      '/files/%',
      '/files/',
    ]) {
      expect([400, 404]).toContain(await statusOfRawPath(path));
    }
  });

  it('answer parts, unchanged files, and keep markup from running', async () => {
    const address = await addressOf(await upload('page.html', '<script>alert(1)</script>'));
    const part = await fetch(address, { headers: { range: 'bytes=1-6' } });
    expect([part.status, await part.text()]).toEqual([206, 'script']);
    const whole = await fetch(address);
    expect(whole.headers.get('content-disposition')).toBe('attachment');
    const etag = whole.headers.get('etag')!;
    expect((await fetch(address, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('take bytes only from whom the SDK endpoint has permitted, and only for that path', async () => {
    const { json } = await cloud.post('/admin', {
      action: 'storage.getUploadMetadata',
      path: 'mine.txt',
      method: 'put',
    });
    const { url, authorization } = (json as { data: { url: string; authorization: string } }).data;
    const put = (key: string, permission: string) =>
      fetch(url, { method: 'PUT', headers: { key, authorization: permission }, body: 'bytes' });
    expect((await put('other.txt', authorization)).status).toBe(403);
    expect((await put('mine.txt', `${authorization}x`)).status).toBe(403);
    const right = await put('mine.txt', authorization);
    expect([right.status, await right.text()]).toEqual([200, '']);
  });
});
