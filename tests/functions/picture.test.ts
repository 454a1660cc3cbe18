import { beforeAll, describe, expect, it, jest } from '@jest/globals';
import sharp from 'sharp';
import { main } from '@functions/picture';
import { UNKNOWN_GOODS } from '@shared/domain/catalog/first-picture';
import { illustrationKinds } from '@shared/domain/illustration/kinds';

const get = (path: string, headers: Record<string, string> = {}) =>
  main({ httpMethod: 'GET', path, headers, queryStringParameters: {}, body: '' });

const pixels = async (base64: string) => {
  const { data, info } = await sharp(Buffer.from(base64, 'base64'))
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [
    ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
  ];
  return { width: info.width, height: info.height, at };
};

// One line per drawing goes to the function's log; here it would hide the test's own account.
beforeAll(() => void jest.spyOn(console, 'log').mockImplementation(() => undefined));

describe('the picture function', () => {
  it('draws goods in the colour and size that the address names', async () => {
    const reply = await get('/picture/tee/9e3a3f/2/360x360.webp');
    expect(reply).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(reply.headers['content-type']).toBe('image/webp');
    const picture = await pixels(reply.body);
    expect([picture.width, picture.height]).toEqual([360, 360]);
    const [red = 0, green = 0, blue = 0] = picture.at(180, 210);
    expect(red - Math.max(green, blue)).toBeGreaterThan(50);
    const [paperRed = 0, paperGreen = 0, paperBlue = 0] = picture.at(12, 12);
    expect(Math.min(paperRed, paperGreen, paperBlue)).toBeGreaterThan(200);
    expect(reply.body.length * 0.75).toBeLessThan(15 * 1024);
  });

  it('draws something for goods that have no picture or that the catalogue has lost', async () => {
    const [, kind, colour, seed] = UNKNOWN_GOODS.split(':');
    expect((await get(`/picture/${kind}/${colour}/${seed}/72x72.webp`)).statusCode).toBe(200);
  });

  it.each(illustrationKinds)('shows the colour of %s: red goods are redder than blue ones', async (kind) => {
    const warmth = async (colour: string) => {
      const { body } = await get(`/picture/${kind}/${colour}/3/120x120.webp`);
      const { channels } = await sharp(Buffer.from(body, 'base64')).stats();
      return (channels[0]?.mean ?? 0) - (channels[2]?.mean ?? 0);
    };
    expect(await warmth('b5353f')).toBeGreaterThan((await warmth('2c4f8a')) + 8);
  });

  it('draws a share card and a banner in their own shape', async () => {
    const share = await pixels((await get('/picture/dress/3e4a5c/2/500x400.webp')).body);
    expect([share.width, share.height]).toEqual([500, 400]);
    const banner = await pixels((await get('/picture/mug/7f9aa0/2/1035x450.webp')).body);
    expect([banner.width, banner.height]).toEqual([1035, 450]);
  });

  it('may be kept for ever, and is not sent again to who has it', async () => {
    const first = await get('/picture/mug/7f9aa0/2/200x200.webp');
    expect(first.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const again = await get('/picture/mug/7f9aa0/2/200x200.webp', {
      'If-None-Match': first.headers['etag'] ?? '',
    });
    expect(again).toMatchObject({ statusCode: 304, body: '' });
    const other = await get('/picture/mug/7f9aa1/2/200x200.webp', {
      'If-None-Match': first.headers['etag'] ?? '',
    });
    expect(other.statusCode).toBe(200);
  });

  it.each([
    '/picture/spaceship/9e3a3f/2/360x360.webp',
    '/picture/tee/9E3A3F/2/360x360.webp',
    '/picture/tee/9e3a3/2/360x360.webp',
    '/picture/tee/9e3a3f/0/360x360.webp',
    '/picture/tee/9e3a3f/02/360x360.webp',
    '/picture/tee/9e3a3f/-1/360x360.webp',
    '/picture/tee/9e3a3f/1234567/360x360.webp',
    '/picture/tee/9e3a3f/2/8x8.webp',
    '/picture/tee/9e3a3f/2/4000x4000.webp',
    '/picture/tee/9e3a3f/2/1200x40.webp',
    '/picture/tee/9e3a3f/2/360x360.png',
    '/picture/tee/9e3a3f/2/360x360.webp/..',
    '/picture/toString/9e3a3f/2/360x360.webp',
    '/picture/<svg>/9e3a3f/2/360x360.webp',
    '/picture/',
    '',
  ])('knows no picture at %j', async (path) => {
    expect(await get(path)).toMatchObject({ statusCode: 404, body: 'no such picture' });
  });

  it('answers nothing but reading', async () => {
    const event = { path: '/picture/tee/9e3a3f/2/360x360.webp', headers: {} };
    expect(await main({ ...event, httpMethod: 'POST' })).toMatchObject({ statusCode: 404 });
    expect(await main(event)).toMatchObject({ statusCode: 404 });
  });
});
