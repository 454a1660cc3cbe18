import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import qrcode from 'qrcode-generator';
import { inflateSync } from 'node:zlib';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

type Picture = {
  side: number;
  palette: number[];
  isClear: boolean;
  isDark(x: number, y: number): boolean;
};

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.close());

const code = (parameters: object) =>
  cloud.call('platform', { do: 'openapi', api: 'wxacode.getUnlimited', parameters }) as Promise<{
    errCode: number;
    contentType?: string;
    buffer?: string;
  }>;

/** Reads a picture of two colours by the PNG standard. */
function readPng(bytes: Buffer): Picture {
  expect(bytes.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const header = chunks.get('IHDR')!;
  const side = header.readUInt32BE(0);
  expect([header.readUInt32BE(4), header[8], header[9]]).toEqual([side, 1, 3]);
  const dots = inflateSync(chunks.get('IDAT')!);
  const stride = 1 + Math.ceil(side / 8);
  return {
    side,
    palette: [...chunks.get('PLTE')!],
    isClear: chunks.has('tRNS'),
    isDark: (x, y) => (dots[y * stride + 1 + (x >> 3)]! & (0x80 >> (x & 7))) !== 0,
  };
}
const picture = async (parameters: object): Promise<Picture> => {
  const reply = await code(parameters);
  expect(reply).toMatchObject({ errCode: 0, contentType: 'image/png' });
  return readPng(Buffer.from(reply.buffer!, 'base64'));
};

/** Takes the dots of the code out of a picture, as a scanner does: from the first dark one on. */
function dotsOf({ side, isDark }: Picture, count: number): string[] {
  let from = 0;
  while (!isDark(from, from)) from += 1;
  const dot = Math.floor((side - 2 * from) / count);
  expect(from).toBeGreaterThanOrEqual(4 * dot);
  const middle = (index: number): number => from + index * dot + Math.floor(dot / 2);
  const indexes = Array.from({ length: count }, (_, index) => index);
  return indexes.map((row) =>
    indexes.map((column) => (isDark(middle(column), middle(row)) ? '#' : ' ')).join(''),
  );
}
function expectedDots(content: string): string[] {
  const expected = qrcode(0, 'M');
  expected.addData(content);
  expected.make();
  const indexes = Array.from({ length: expected.getModuleCount() }, (_, index) => index);
  return indexes.map((row) => indexes.map((column) => (expected.isDark(row, column) ? '#' : ' ')).join(''));
}

describe('a code of the mini-program', () => {
  it.each([280, 430, 1_280])('is a picture of %i px that leads to the page with its scene', async (width) => {
    const drawn = await picture({ scene: 'g=17&s=88', page: 'pages/product/index', width });
    expect(drawn.side).toBe(width);
    expect(drawn.palette).toEqual([255, 255, 255, 0, 0, 0]);
    const content = expectedDots(`${cloud.url}/#/pages/product/index?scene=g%3D17%26s%3D88`);
    expect(dotsOf(drawn, content.length)).toEqual(content);
  });

  it('is 430 px wide unless told, of the home page unless told, in the colour that is asked for', async () => {
    const drawn = await picture({ scene: 'x', lineColor: { r: '158', g: 58, b: 63 }, isHyaline: true });
    expect(drawn).toMatchObject({ side: 430, isClear: true });
    expect(drawn.palette.slice(3)).toEqual([158, 58, 63]);
    const content = expectedDots(`${cloud.url}/#/?scene=x`);
    expect(dotsOf(drawn, content.length)).toEqual(content);
  });

  it.each([
    ['no scene', {}, 40169],
    ['an empty scene', { scene: '' }, 40169],
    ['a scene of 33', { scene: 'x'.repeat(33) }, 40169],
    ['a Chinese scene', { scene: '门店' }, 40129],
    ['a percent sign', { scene: 'a%20b' }, 40129],
    ['a page with a slash before it', { scene: 'x', page: '/pages/home/index' }, 41030],
    ['a page with parameters', { scene: 'x', page: 'pages/home/index?a=1' }, 41030],
    ['279 px', { scene: 'x', width: 279 }, 40097],
    ['1281 px', { scene: 'x', width: 1_281 }, 40097],
    ['another version', { scene: 'x', envVersion: 'beta' }, 40097],
    ['a colour that is none', { scene: 'x', lineColor: { r: 256, g: 0, b: 0 } }, 40097],
  ])('is not drawn for %s', async (_what, parameters, errCode) => {
    expect(await code(parameters)).toMatchObject({ errCode });
  });

  it('takes every character that a scene may have', async () => {
    for (const scene of ["0aZ!#$&'()*+,/:;=?@-._~", 'x'.repeat(32)])
      expect(await code({ scene })).toMatchObject({ errCode: 0 });
  });
});
