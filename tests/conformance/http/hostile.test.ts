import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import { connect } from 'node:net';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { databaseAt } from '../../support/sdk';
import { openPort } from '@localcloud/gateway/open-port';

const MB = 1024 * 1024;
/** What the process may grow by over all of these requests. */
const ROOM_BYTES = 300 * MB;

let cloud: FixtureCloud;
let memoryBefore: number;
const kept = [{ _id: 'a', price: 100, note: '别动' }];

const memory = async () =>
  ((await cloud.get('/_local/metrics')).json as { memory: { rss: number } }).memory.rss;
const goods = () => databaseAt(cloud.url).collection('goods');

beforeAll(async () => {
  cloud = await startFixtureCloud();
  await databaseAt(cloud.url).createCollection('goods');
  await goods().add(kept);
  memoryBefore = await memory();
});
afterAll(() => cloud.close());

afterEach(async () => {
  expect((await cloud.get('/_local/health')).json).toMatchObject({ ok: true });
  expect((await goods().get()).data).toEqual(kept);
  expect(await memory()).toBeLessThan(memoryBefore + ROOM_BYTES);
});

/** Source places of a stack, in whatever form it is sent. */
const STACK = /\bat .+:\d+:\d+|\.ts:\d+|node_modules|node:internal/;

type Answer = { readonly status: number; readonly text: string; readonly sent: number };
type Wish = {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Buffer;
  /** Sends so many bytes of nothing, as long as the other side takes them. */
  readonly stream?: number;
};

/** One request as it is, untidied; status 0 when the connection was closed without an answer. */
function send({ method = 'POST', path, headers = {}, body = '', stream = 0 }: Wish): Promise<Answer> {
  const { hostname, port } = new URL(cloud.url);
  const chunk = Buffer.alloc(256 * 1024, 0x61);
  return new Promise((done) => {
    let sent = 0;
    const outgoing = request({ hostname, port, method, path, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString('latin1')));
      const finish = () => {
        outgoing.destroy();
        done({ status: response.statusCode ?? 0, text, sent });
      };
      response.once('end', finish).once('error', finish);
    });
    outgoing.once('error', () => done({ status: 0, text: '', sent }));
    const more = () => {
      while (sent < stream && !outgoing.destroyed) {
        sent += chunk.length;
        if (!outgoing.write(chunk)) {
          outgoing.once('drain', more);
          return;
        }
      }
      if (!outgoing.destroyed) outgoing.end();
    };
    if (stream > 0) more();
    else outgoing.end(body);
  });
}

const admin = (body: string | Buffer) =>
  send({ path: '/admin?env=local', headers: { 'content-type': 'application/json' }, body });

describe('the SDK endpoint', () => {
  const find = (query: string) =>
    JSON.stringify({ action: 'database.getDocument', collectionName: 'goods', queryType: 'WHERE', query });
  const deep = (open: string, close: string, depth: number) => open.repeat(depth) + '1' + close.repeat(depth);

  it.each<[string, () => string | Buffer, string]>([
    ['bytes that are no text', () => Buffer.from([0xff, 0xfe, 0x00, 0x80]), 'INVALID_PARAM'],
    ['JSON cut off', () => find('{}').slice(0, -9), 'INVALID_PARAM'],
    ['a query cut off', () => find('{"price":{"$gt":'), 'INVALID_PARAM'],
    ['EJSON of a wrong kind', () => find('{"price":{"$numberInt":{"$numberInt":"1"}}}'), 'INVALID_PARAM'],
    ['a date that is none', () => find('{"at":{"$date":{"$numberLong":"soon"}}}'), 'INVALID_PARAM'],
    ['a query that is a list', () => find('[1]'), 'INVALID_PARAM'],
    ['$where', () => find('{"$where":"while(true);"}'), 'DATABASE_INVALID_OPERRATOR'],
    ['$where below $or', () => find('{"$or":[{"$where":"1"}]}'), 'DATABASE_INVALID_OPERRATOR'],
    ['__proto__ in a query', () => find('{"__proto__":{"polluted":true}}'), 'INVALID_PARAM'],
    ['a deep query', () => find(deep('{"a":', '}', 50_000)), 'INVALID_PARAM'],
    [
      'a deep envelope',
      () => `{"action":"database.getDocument","x":${deep('[', ']', 1_000_000)}}`,
      'INVALID_PARAM',
    ],
    ['a very deep query', () => find(deep('[', ']', 15_000_000)), 'INVALID_PARAM'],
    ['an unknown action', () => '{"action":"database.dropEverything"}', 'INVALID_PARAM'],
    ['an action of another type', () => '{"action":{"toString":"x"}}', 'INVALID_PARAM'],
    [
      'a collection of another type',
      () => '{"action":"database.getDocument","collectionName":{}}',
      'INVALID_PARAM',
    ],
    ['a copy of nothing', () => '{"action":"storage.batchCopyFile","file_list":[null]}', 'INVALID_PARAM'],
  ])('answers %s with a code', async (_what, body, code) => {
    const { status, text } = await admin(body());
    expect(status).toBe(200);
    const reply = JSON.parse(text) as { code?: string; data?: { copy_list?: { code: string }[] } };
    expect(reply.code ?? reply.data?.copy_list?.[0]?.code).toBe(code);
    expect(text.length).toBeLessThan(2_000);
    expect(text).not.toMatch(STACK);
  });

  it.each([
    ['{"__proto__":{"polluted":1}}'],
    ['{"constructor":{"prototype":{"polluted":1}}}'],
    ['{"a":{"__proto__":{"polluted":1}}}'],
  ])('is not poisoned by %s in data', async (data) => {
    const update = {
      action: 'database.modifyDocument',
      collectionName: 'goods',
      queryType: 'WHERE',
      merge: true,
    };
    const aimed = { ...update, query: '{"_id":"nobody"}', multi: false };
    const set = `{"$set":${data}}`;
    const dotted = '{"$set":{"__proto__.polluted":1,"constructor.prototype.polluted":1}}';
    for (const text of [data, set, dotted])
      await admin(JSON.stringify({ ...aimed, data: text, upsert: false }));
    const replies = await cloud.get('/_local/clock');
    expect(replies.text).not.toContain('polluted');
    expect((await goods().where({ polluted: 1 }).get()).data).toEqual([]);
  });

  it('answers a multipart body that breaks off', async () => {
    const type = 'multipart/form-data; boundary=x';
    const start = '--x\r\ncontent-disposition: form-data; name="action"\r\n\r\nwx.open';
    for (const body of [start, `${start}Api\r\n--x--\r\n`, '--x\r\n\r\n', '\0'.repeat(1_000), '--x--']) {
      const { status, text } = await send({ path: '/admin', headers: { 'content-type': type }, body });
      expect(status).toBe(200);
      expect(text).not.toMatch(STACK);
    }
  });
});

describe('bodies of 100 MB', () => {
  it.each([
    ['/admin'],
    ['/call/echo'],
    ['/web'],
    ['/wechat/login'],
    ['/v3/pay/transactions/jsapi'],
    ['/_local/clock'],
  ])('are refused by %s and never held, declared or not', async (path) => {
    const size = 100 * MB;
    const type = { 'content-type': 'application/octet-stream' };
    const declared = await send({ path, headers: { ...type, 'content-length': String(size) }, stream: size });
    expect([0, 200, 413]).toContain(declared.status);
    if (declared.status === 200) expect(declared.text).toContain('EXCEED_MAX_PAYLOAD_SIZE');
    const streamed = await send({ path, headers: { ...type, 'transfer-encoding': 'chunked' }, stream: size });
    expect([0, 200, 413]).toContain(streamed.status);
    if (streamed.status === 200) expect(streamed.text).toContain('EXCEED_MAX_PAYLOAD_SIZE');
  });
});

describe('paths', () => {
  const climbs = [
    '../',
    '..%2f',
    '%2e%2e/',
    '%2e%2e%2f',
    '..%5c',
    '%252e%252e%252f',
    '..%c0%af',
    '....//',
    '%00/../',
  ];

  it.each(climbs)('never lead out of storage or a site: %s', async (climb) => {
    for (const start of ['/files/', '/files/a/', '/console/', '/', '/web/']) {
      const { status, text } = await send({ method: 'GET', path: `${start}${climb.repeat(8)}etc/passwd` });
      if (start.startsWith('/files') || start === '/') expect([400, 404]).toContain(status);
      expect(text).not.toMatch(/root:|secrets|"appId"/);
      expect(text).not.toMatch(STACK);
    }
  });

  it.each(['../secrets.json', '/etc/passwd', 'a/../../secrets.json', 'a\\..\\b', '', '.', 'a//b', 'a\0b'])(
    'of uploads are refused: %j',
    async (path) => {
      const reply = await admin(JSON.stringify({ action: 'storage.getUploadMetadata', path, method: 'put' }));
      expect(JSON.parse(reply.text)).toMatchObject({ code: 'INVALID_PARAM' });
      const key = encodeURIComponent(path);
      const put = await send({
        method: 'PUT',
        path: '/storage/upload',
        headers: { key, authorization: '1.x' },
        body: 'x',
      });
      expect(put.status).toBe(403);
    },
  );

  it('of a permission are not exchanged for others', async () => {
    const wish = { action: 'storage.getUploadMetadata', path: 'mine.txt', method: 'put' };
    const { data } = JSON.parse((await admin(JSON.stringify(wish))).text) as {
      data: { authorization: string };
    };
    const headers = { key: 'yours.txt', authorization: data.authorization };
    expect((await send({ method: 'PUT', path: '/storage/upload', headers, body: 'x' })).status).toBe(403);
  });

  it.each([
    '/%',
    '/%zz',
    '/web/%ff',
    '/call/%ff',
    '/files/%e0%a4',
    '//',
    '/?%',
    '*',
    'http://evil.example/admin',
  ])('that are malformed hear no stack: %s', async (path) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const { status, text } = await send({ method, path });
      expect(status).not.toBe(500);
      expect(text).not.toMatch(STACK);
    }
  });
});

describe('requests of odd forms', () => {
  it('with huge headers are refused', async () => {
    const { status } = await send({ path: '/admin', headers: { 'x-large': 'x'.repeat(100 * 1024) } });
    expect([0, 431]).toContain(status);
    const many = Object.fromEntries(Array.from({ length: 3_000 }, (_, at) => [`x-${at}`, 'y']));
    expect((await send({ path: '/call/echo', headers: many })).status).not.toBe(500);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE', 'PROPFIND', 'LOCK'])(
    'with the method %s hear a code',
    async (method) => {
      for (const path of [
        '/admin',
        '/call/echo',
        '/wechat/login',
        '/files/x',
        '/v3/pay',
        '/_local/clock',
        '/storage/upload',
      ]) {
        const { status, text } = await send({ method, path });
        expect(status).toBeGreaterThan(0);
        expect(status).not.toBe(500);
        expect(text).not.toMatch(STACK);
      }
    },
  );

  it('in no form at all are refused', async () => {
    const { hostname, port } = new URL(cloud.url);
    const texts = [
      '\0\0\0\0',
      'GET / HTTP/9.9\r\n\r\n',
      'POST /admin HTTP/1.1\r\ncontent-length: -1\r\n\r\n',
    ];
    const smuggled =
      'POST /admin HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n';
    for (const text of [...texts, smuggled]) {
      const answer = await new Promise<string>((done) => {
        let heard = '';
        const socket = connect(Number(port), hostname, () => socket.write(text));
        socket.on('data', (part: Buffer) => (heard += part.toString()));
        socket.once('close', () => done(heard)).once('error', () => done(heard));
      });
      expect(answer).toMatch(/^(HTTP\/1\.1 4\d\d|$)/);
      expect(answer).not.toMatch(STACK);
    }
  });

  it('to functions that do not exist, with names that exist in every object, hear a code', async () => {
    const session = await cloud.signIn('hostile-person');
    for (const name of ['nobody', 'constructor', '__proto__', '..%2fecho', 'x'.repeat(400)]) {
      const reply = await cloud.post(`/call/${name}`, '{"__proto__":{"a":1}}', { 'x-wx-session': session });
      expect([400, 404, 414]).toContain(reply.status);
      expect(reply.text).not.toMatch(STACK);
    }
    for (const body of ['', '[]', 'null', '{', '"x"'])
      expect((await cloud.post('/call/echo', body, { 'x-wx-session': session })).status).toBe(400);
  });
});

describe('slow senders', () => {
  it('keep nobody else from being answered', async () => {
    const { hostname, port } = new URL(cloud.url);
    const head = 'POST /admin HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-length: 1000\r\n';
    const sockets = Array.from({ length: 300 }, (_, at) => {
      const socket = connect(Number(port), hostname, () => socket.write(at % 2 ? head : `${head}\r\n{`));
      return socket.on('error', () => undefined);
    });
    await new Promise((due) => setTimeout(due, 300));
    const startedAt = performance.now();
    expect((await cloud.get('/_local/health')).status).toBe(200);
    expect(performance.now() - startedAt).toBeLessThan(2_000);
    for (const socket of sockets) socket.destroy();
  });

  it('are sent away when their time is up', async () => {
    const patience = { headersMs: 200, requestMs: 400, checkEveryMs: 50 };
    const port = await openPort('127.0.0.1', 0, patience);
    port.handleWith((incoming) => incoming.resume());
    for (const text of [
      'POST / HTTP/1.1\r\nhost:',
      'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 9\r\n\r\n{',
    ]) {
      const answer = await new Promise<string>((done) => {
        let heard = '';
        const socket = connect(port.port, '127.0.0.1', () => socket.write(text));
        socket.on('data', (part: Buffer) => (heard += part.toString()));
        socket.once('close', () => done(heard));
      });
      expect(answer).toMatch(/^HTTP\/1\.1 408/);
    }
    await port.close();
  });
});
