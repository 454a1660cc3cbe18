import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';
import { databaseAt } from '../../support/sdk';

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
  await databaseAt(cloud.url).createCollection('goods');
  await databaseAt(cloud.url).collection('goods').add({ _id: 'a', note: '别动 🧥' });
});
afterAll(() => cloud.close());

const body = (id = 'a') =>
  JSON.stringify({
    action: 'database.getDocument',
    collectionName: 'goods',
    queryType: 'DOC',
    query: JSON.stringify({ _id: id }),
  });
const head = (line: string, ...headers: string[]) =>
  [line, 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n');
const post = (text: string, ...headers: string[]) =>
  head(
    'POST /admin?env=local HTTP/1.1',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(text)}`,
    ...headers,
  ) + text;

type Wire = { readonly pieces: readonly (string | Buffer)[]; readonly halfClose?: boolean };

/** Sends bytes as they are, each piece by itself, and answers all that comes back until it has what it waits for. */
function talk({ pieces, halfClose = false }: Wire, isEnough: (text: string) => boolean): Promise<string> {
  const { port } = new URL(cloud.url);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1');
    const parts: Buffer[] = [];
    const text = () => Buffer.concat(parts).toString('utf8');
    const finish = () => {
      clearTimeout(patience);
      socket.destroy();
      resolve(text());
    };
    const patience = setTimeout(() => reject(new Error(`no answer, only: ${text()}`)), 5_000);
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      parts.push(chunk);
      if (isEnough(text())) finish();
    });
    socket.on('error', reject).on('close', finish);
    void (async () => {
      for (const piece of pieces) {
        socket.write(piece);
        await new Promise((due) => setTimeout(due, 5));
      }
      if (halfClose) socket.end();
    })();
  });
}

const answers = (text: string) => text.split('别动 🧥').length - 1;
const hasAnswers = (count: number) => (text: string) => answers(text) >= count;

describe('a request of an SDK is answered alike, however it comes:', () => {
  const cut = (at: number): Buffer[] => {
    const whole = Buffer.from(post(body()));
    return [whole.subarray(0, at), whole.subarray(at)];
  };
  it.each<[string, () => Wire, number]>([
    ['whole', () => ({ pieces: [post(body())] }), 1],
    ['cut in its first line', () => ({ pieces: cut(9) }), 1],
    ['cut before its body', () => ({ pieces: cut(post(body()).indexOf('\r\n\r\n') + 4) }), 1],
    ['cut in its body', () => ({ pieces: cut(post(body()).length - 20) }), 1],
    [
      'byte by byte',
      () => ({ pieces: [...Buffer.from(post(body()))].map((byte) => Buffer.from([byte])) }),
      1,
    ],
    ['twenty at once', () => ({ pieces: [post(body()).repeat(20)] }), 20],
    ['twenty at once, the last one cut', () => ({ pieces: [post(body()).repeat(19), ...cut(60)] }), 20],
    ['after one cut in two', () => ({ pieces: [...cut(60), post(body())] }), 2],
    ['with its sender done sending', () => ({ pieces: [post(body())], halfClose: true }), 1],
    [
      'three at once, its sender done sending',
      () => ({ pieces: [post(body()).repeat(3)], halfClose: true }),
      3,
    ],
    ['for the last time', () => ({ pieces: [post(body(), 'Connection: close')] }), 1],
    ['with permission asked', () => ({ pieces: [post(body(), 'Expect: 100-continue')] }), 1],
    [
      'in chunks',
      () => {
        const length = Buffer.byteLength(body()).toString(16);
        const start = head(
          'POST /admin HTTP/1.1',
          'Content-Type: application/json',
          'Transfer-Encoding: chunked',
        );
        return { pieces: [`${start}${length}\r\n${body()}\r\n0\r\n\r\n`, post(body())] };
      },
      2,
    ],
  ])('%s', async (_how, wire, count) => {
    const text = await talk(wire(), hasAnswers(count));
    expect(answers(text)).toBe(count);
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(count);
  });
});

it('takes the short way when it is whole: no header that only Node writes', async () => {
  const [short, long] = [post(body()), post(body(), 'Connection: close')];
  expect(await talk({ pieces: [short] }, hasAnswers(1))).not.toMatch(/\ndate:/i);
  expect(await talk({ pieces: [long] }, hasAnswers(1))).toMatch(/\ndate:/i);
});

describe('a connection on which an SDK has spoken', () => {
  it('takes every other request too, and SDK requests after it', async () => {
    const health = head('GET /_local/health HTTP/1.1');
    const text = await talk({ pieces: [post(body()) + health + post(body())] }, hasAnswers(2));
    expect(text.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
    expect(text).toMatch(/"ok":true[\s\S]*别动/);
  });

  it('is closed to what claims to come from another site, or has two lengths', async () => {
    const foreign = post(body(), 'Origin: http://evil.example');
    expect(await talk({ pieces: [post(body()) + foreign] }, (text) => text.includes('403'))).toMatch(
      /200 OK[\s\S]*HTTP\/1\.1 403/,
    );
    const twice = post(body(), 'Content-Length: 3');
    const text = await talk({ pieces: [post(body()) + twice] }, (seen) => seen.includes('HTTP/1.1 400'));
    expect(answers(text)).toBe(1);
  });

  it('is given up when its sender goes away in the middle, and others go on', async () => {
    const { port } = new URL(cloud.url);
    for (let round = 0; round < 30; round += 1) {
      const socket = connect(Number(port), '127.0.0.1');
      socket.on('error', () => undefined);
      socket.write(
        post(body())
          .repeat(50)
          .slice(0, -round - 1),
      );
      setTimeout(() => socket.destroy(), round % 5);
    }
    await new Promise((due) => setTimeout(due, 50));
    expect(answers(await talk({ pieces: [post(body())] }, hasAnswers(1)))).toBe(1);
  });

  it('waits for a reader who is slow, and answers in turn', async () => {
    const big = 'x'.repeat(400_000);
    await databaseAt(cloud.url).collection('goods').add({ _id: 'big', note: big });
    const { port } = new URL(cloud.url);
    const socket = connect(Number(port), '127.0.0.1');
    for (let number = 0; number < 100; number += 1) socket.write(post(body('big')));
    socket.write(post(body()));
    await new Promise((due) => setTimeout(due, 300));
    let bytes = 0;
    let tail = '';
    for await (const chunk of socket) {
      bytes += (chunk as Buffer).length;
      tail = (tail + (chunk as Buffer).toString('utf8')).slice(-300);
      if (tail.includes('别动')) break;
    }
    expect(bytes).toBeGreaterThan(100 * big.length);
    await databaseAt(cloud.url).collection('goods').doc('big').remove();
  });
});
