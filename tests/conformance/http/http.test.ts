import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request, type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.close());

type Raw = { status: number; body: string; headers: IncomingHttpHeaders };
const raw = (options: RequestOptions, body: string | Buffer = ''): Promise<Raw> =>
  new Promise((done, failed) => {
    const { hostname, port } = new URL(cloud.url);
    const sent = request({ hostname, port, method: 'POST', ...options }, (response) => {
      let text = '';
      response.on('data', (chunk) => (text += chunk));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, body: text, headers: response.headers }),
      );
    });
    sent.on('error', failed);
    sent.end(body);
  });

describe('HTTP access to a function', () => {
  it('tells method, the path below its route, query, headers and the raw body', async () => {
    const reply = await cloud.post('/web/a/%E5%95%86?x=1&y=%E4%BA%8C', '{"a": 1 }', { 'X-Thing': 'yes' });
    expect(reply.json).toMatchObject({
      httpMethod: 'POST',
      path: '/a/商',
      queryStringParameters: { x: '1', y: '二' },
      headers: { 'x-thing': 'yes', 'x-real-ip': '127.0.0.1' },
      body: '{"a": 1 }',
      isBase64Encoded: false,
    });
  });

  it.each([
    ['/web', '/'],
    ['/web/', '/'],
    ['/web/a/b/', '/a/b/'],
    ['/web/reply-not', '/reply-not'],
    ['/web?x=/web/reply', '/'],
  ])('of %s reaches its function as %s', async (path, seen) => {
    expect((await cloud.post(path, 'x')).json).toMatchObject({ path: seen });
  });

  it('goes to the longest prefix, part by part, and to nobody when there is none', async () => {
    const answer = encodeURIComponent('{"statusCode":200,"body":"the longer one"}');
    for (const path of ['/web/reply', '/web/reply/', '/web/reply/web'])
      expect((await cloud.get(`${path}?answer=${answer}`)).text).toBe('the longer one');
    for (const path of ['/website', '/we', '/WEB', '/nowhere/at/all'])
      expect((await cloud.post(path, '{}')).status).toBe(404);
  });

  it('tells of a name that comes twice: the last query value, all header values', async () => {
    const { body } = await raw({
      path: '/web?x=1&x=2&empty=&bare&sp=a+b',
      headers: { 'X-Twice': ['a', 'b'] },
    });
    expect(JSON.parse(body)).toMatchObject({
      queryStringParameters: { x: '2', empty: '', bare: '', sp: 'a b' },
      headers: { 'x-twice': 'a, b' },
      requestContext: { requestId: expect.any(String), envId: 'local' },
    });
  });

  it.each(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'takes %s to the function, which decides on the answer',
    async (method) => {
      const { status, body, headers } = await raw({ path: '/web/x', method });
      expect(status).toBe(200);
      expect(Number(headers['content-length'])).toBeGreaterThan(100);
      if (method === 'HEAD') expect(body).toBe('');
      else expect(JSON.parse(body)).toMatchObject({ httpMethod: method, path: '/x' });
    },
  );

  it('hands a signed text over to the last character', async () => {
    const text = '{"a":1.0,\r\n "é":"\\u4e91 \t云" }';
    const { body } = await raw({ path: '/web', headers: { 'content-type': 'application/json' } }, text);
    expect(JSON.parse(body)).toMatchObject({ body: text, isBase64Encoded: false });
  });

  it('brings no identity, whatever the sender claims', async () => {
    const session = await cloud.signIn('http-person-1');
    const headers = { 'x-wx-session': session, 'x-wx-openid': 'oSomebody', 'x-forwarded-for': '8.8.8.8' };
    const reply = await cloud.post('/web', '{"do":"who"}', headers);
    expect(reply.json).toMatchObject({ headers: { 'x-forwarded-for': '127.0.0.1' } });
    expect(reply.text).not.toContain('userInfo');
  });

  it('hands bytes over in base64', async () => {
    const { body } = await raw(
      { path: '/web', headers: { 'content-type': 'application/octet-stream' } },
      Buffer.from([0, 255, 128]),
    );
    expect(JSON.parse(body)).toMatchObject({ body: 'AP+A', isBase64Encoded: true });
  });

  it('answers with the status, headers and bytes that the function names', async () => {
    const answer = {
      statusCode: 201,
      headers: { 'content-type': 'image/webp', 'x-made': 'here', 'content-length': 1 },
      body: Buffer.from([1, 2, 3]).toString('base64'),
      isBase64Encoded: true,
    };
    const response = await fetch(
      `${cloud.url}/web-reply?${new URLSearchParams({ answer: JSON.stringify(answer) })}`,
    );
    expect(response.status).toBe(201);
    expect(response.headers.get('x-made')).toBe('here');
    expect([...new Uint8Array(await response.arrayBuffer())]).toEqual([1, 2, 3]);
  });

  const answered = (answer: unknown) =>
    raw({ path: `/web-reply?${new URLSearchParams({ answer: JSON.stringify(answer) })}`, method: 'GET' });

  it.each([
    ['a text', '你好', 'text/plain; charset=utf-8', '你好'],
    ['a number', 12, 'text/plain; charset=utf-8', '12'],
    ['an object', { foo: 'bar' }, 'application/json; charset=utf-8', '{"foo":"bar"}'],
    ['nothing', null, 'application/json; charset=utf-8', 'null'],
  ])('answers %s that the function returns as it is', async (_what, value, type, body) => {
    const reply = await answered(value);
    expect(reply).toMatchObject({ status: 200, body });
    expect(reply.headers['content-type']).toBe(type);
  });

  it('passes on several cookies, a redirection and an answer without a body', async () => {
    const cookies = ['a=1; Path=/', 'b=2'];
    const reply = await answered({ statusCode: 302, headers: { Location: '/web', 'Set-Cookie': cookies } });
    expect(reply.status).toBe(302);
    expect(reply.headers).toMatchObject({ location: '/web', 'set-cookie': cookies });
    expect(await answered({ statusCode: 204 })).toMatchObject({ status: 204, body: '' });
  });

  it('takes texts of 100 KB and other bodies of some megabytes', async () => {
    const text = 'x'.repeat(100 * 1024 + 1);
    expect((await raw({ path: '/web', headers: { 'content-type': 'text/plain' } }, text)).status).toBe(413);
    const bytes = Buffer.alloc(2 * 1024 * 1024);
    expect((await raw({ path: '/web', headers: { 'content-type': 'image/png' } }, bytes)).status).toBe(200);
    const tooMany = Buffer.alloc(5 * 1024 * 1024);
    expect((await raw({ path: '/web', headers: { 'content-type': 'image/png' } }, tooMany)).status).toBe(413);
  });
});

describe('what is for this machine only', () => {
  const paths = ['/admin', '/_local/clock', '/_local/metrics', '/_local/logs'];
  it.each(paths)(
    '%s refuses a request that was meant for another host or comes from another page',
    async (path) => {
      const method = path === '/admin' ? 'POST' : 'GET';
      expect((await raw({ path, method, headers: { host: 'evil.example' } })).status).toBe(403);
      expect((await raw({ path, method, headers: { origin: 'http://evil.example' } })).status).toBe(403);
      expect((await raw({ path, method })).status).toBe(200);
    },
  );

  it('shows how it is: health and figures', async () => {
    expect((await cloud.get('/_local/health')).json).toMatchObject({ ok: true });
    expect((await cloud.get('/_local/metrics')).json).toMatchObject({
      cpu: { userMs: expect.any(Number) },
      memory: { rss: expect.any(Number) },
      functions: { calls: { echo: { calls: expect.any(Number) } }, pool: { instances: expect.any(Number) } },
      database: {},
    });
  });

  it('keeps its time over a restart', async () => {
    await cloud.advance(86_400_000);
    const before = (await cloud.get('/_local/clock')).json as { now: number };
    await cloud.restart();
    const after = (await cloud.get('/_local/clock')).json as { now: number };
    expect(after.now).toBeGreaterThanOrEqual(before.now);
    expect((await cloud.post('/_local/clock', { now: 'soon' })).status).toBe(400);
  });
});

describe('the SDK endpoint answers errors, never stacks', () => {
  it.each([
    ['no JSON', '{'],
    ['an array', '[]'],
    ['null', 'null'],
    ['no action', '{}'],
    ['an unknown action', '{"action":"nothing.real"}'],
    ['an inherited name', '{"action":"constructor"}'],
    ['an inherited family', '{"action":"toString.call"}'],
    ['a bad multipart body', ''],
  ])('%s', async (what, body) => {
    const type = what.includes('multipart') ? 'multipart/form-data; boundary=x' : 'application/json';
    const reply = await raw({ path: '/admin?env=local', headers: { 'content-type': type } }, body);
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'INVALID_PARAM', requestId: expect.any(String) });
    expect(reply.body).not.toMatch(/at .*\.ts/);
  });
});
