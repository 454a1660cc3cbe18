import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createReadStream, mkdtempSync, readFileSync, rmSync, writeFileSync, statSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { sdkAt } from '../../support/sdk';

const MB = 1024 * 1024;
let cloud: FixtureCloud;
const folder = mkdtempSync(join(tmpdir(), 'storage-'));
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(async () => {
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

const app = () => sdkAt(cloud.url);
const upload = async (cloudPath: string, text: string) =>
  (await app().uploadFile({ cloudPath, fileContent: Buffer.from(text) })).fileID;
const read = async (fileID: string) => {
  const { fileContent } = await app().downloadFile({ fileID });
  return (fileContent as Buffer | undefined)?.toString();
};

describe('files through node-sdk', () => {
  it('go up from a stream and come down into a file', async () => {
    const local = join(folder, '甲.txt');
    writeFileSync(local, '好看'.repeat(100_000));
    const { fileID } = await app().uploadFile({
      cloudPath: '评价/甲.txt',
      fileContent: createReadStream(local) as unknown as Buffer,
    } as Parameters<ReturnType<typeof app>['uploadFile']>[0]);
    const target = join(folder, 'down.txt');
    await app().downloadFile({ fileID, tempFilePath: target });
    // The SDK answers before it has written the file.
    const sent = readFileSync(local);
    for (const deadline = Date.now() + 10_000; Date.now() < deadline;) {
      if (statSync(target, { throwIfNoEntry: false })?.size === sent.length) break;
      await new Promise((next) => setTimeout(next, 20));
    }
    expect(readFileSync(target).equals(sent)).toBe(true);
  });

  it('tell size and type', async () => {
    const fileID = await upload('数据/表 1.json', '{"a":1}');
    const { fileList } = await app().getFileInfo({ fileList: [fileID] });
    expect(fileList).toMatchObject([
      { code: 'SUCCESS', fileID, fileName: '表 1.json', mime: 'application/json', size: 7 },
    ]);
  });

  it('have addresses for a time, encoded where the SDK leaves that to the service', async () => {
    const fileID = await upload('图/一.txt', 'x');
    const plain = await app().getTempFileURL({ fileList: [{ fileID, maxAge: 60 }] });
    expect(plain.fileList[0]).toMatchObject({ code: 'SUCCESS', fileID });
    const wish = { fileID, urlType: 'COS_URL' } as Parameters<ReturnType<typeof app>['downloadFile']>[0];
    expect((await app().downloadFile(wish)).fileContent?.toString()).toBe('x');
    await expect(read(fileID.replace('一', '二'))).rejects.toMatchObject({ code: 'STORAGE_FILE_NONEXIST' });
  });

  it('are copied and moved, each with its own answer, and not over others unless wished', async () => {
    await upload('from/a.txt', 'one');
    const there = await upload('taken/a.txt', 'two');
    const copied = await app().copyFile({
      fileList: [
        { srcPath: 'from/a.txt', dstPath: 'to/a.txt' },
        { srcPath: 'from/a.txt', dstPath: 'taken/a.txt', overwrite: false },
        { srcPath: 'nowhere/a.txt', dstPath: 'there/a.txt' },
        { srcPath: 'from/a.txt', dstPath: '../a.txt' },
      ],
    });
    expect(copied.fileList.map(({ code }: { code?: string }) => code)).toEqual([
      'SUCCESS',
      'STORAGE_FILE_EXIST',
      'STORAGE_FILE_NONEXIST',
      'INVALID_PARAM',
    ]);
    expect([await read(there.replace('taken', 'to')), await read(there)]).toEqual(['one', 'two']);
    await app().copyFile({
      fileList: [{ srcPath: 'from/a.txt', dstPath: 'taken/a.txt', removeOriginal: true }],
    });
    expect(await read(there)).toBe('one');
    await expect(read(there.replace('taken', 'from'))).rejects.toMatchObject({
      code: 'STORAGE_FILE_NONEXIST',
    });
  });
});

describe('uploads that go wrong', () => {
  type Permission = { url: string; authorization: string };
  const permit = async (path: string) =>
    (
      (await cloud.post('/admin', { action: 'storage.getUploadMetadata', path, method: 'put' })).json as {
        data: Permission;
      }
    ).data;
  const memory = async () =>
    ((await cloud.get('/_local/metrics')).json as { memory: { rss: number } }).memory.rss;

  /** Sends so much and then stops, or ends; answers the status, 0 for none within a second. */
  async function put(path: string, bytes: number, { ends }: { ends: boolean }): Promise<number> {
    const { url, authorization } = await permit(path);
    const chunk = Buffer.alloc(MB, 0x61);
    return new Promise((done) => {
      const outgoing = request(url, {
        method: 'PUT',
        headers: { key: encodeURIComponent(path), authorization },
      });
      const stop = (status: number) => {
        done(status);
        outgoing.destroy();
      };
      outgoing.once('response', ({ statusCode = 0 }) => stop(statusCode)).once('error', () => stop(0));
      let sent = 0;
      const more = () => {
        while (sent < bytes && !outgoing.destroyed) {
          sent += chunk.length;
          if (!outgoing.write(chunk)) return void outgoing.once('drain', more);
        }
        if (ends) outgoing.end();
        else setTimeout(() => stop(0), 1_000);
      };
      more();
    });
  }

  it('of more than 100 MB are refused, are not held in memory, and leave what was there', async () => {
    const fileID = await upload('large.bin', 'small');
    const before = await memory();
    expect([400, 0]).toContain(await put('large.bin', 110 * MB, { ends: true }));
    expect(await memory()).toBeLessThan(before + 150 * MB);
    expect(await read(fileID)).toBe('small');
  });

  it('that stop half-way leave what was there', async () => {
    const fileID = await upload('half.bin', 'whole');
    await Promise.all(Array.from({ length: 5 }, () => put('half.bin', 2 * MB, { ends: false })));
    expect(await read(fileID)).toBe('whole');
    expect((await cloud.get('/_local/health')).json).toMatchObject({ ok: true });
  });
});
