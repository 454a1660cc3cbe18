import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Clock } from '@localcloud/clock';
import { createModeration } from '@localcloud/services/openapi/moderation';
import { checkText } from '@localcloud/services/openapi/responders/security';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.close());

const openapi = (api: string, parameters: object) =>
  cloud.call('platform', { do: 'openapi', api: `security.${api}`, parameters });
const text = (changes: object) =>
  openapi('msgSecCheck', { content: '料子很好', version: 2, scene: 2, openid: 'oReviewer', ...changes });
const media = (changes: object) =>
  openapi('mediaCheckAsync', {
    mediaUrl: 'https://example.com/a.png',
    ...{ mediaType: 2, version: 2, scene: 2, openid: 'oReviewer', ...changes },
  });

describe('msgSecCheck', () => {
  it('passes what is harmless and names what is not', async () => {
    expect(await text({})).toMatchObject({
      errCode: 0,
      result: { suggest: 'pass', label: 100 },
      traceId: expect.stringMatching(/^[0-9a-f]{8}-/),
    });
    expect(await text({ content: '看 特3456书yuuo莞6543李zxcz蒜7782法fgnv级' })).toMatchObject({
      result: { suggest: 'risky', label: 20001 },
    });
  });

  it('judges by the words it is told, also in a title', async () => {
    const words = [
      { text: '加微信', suggest: 'review', label: 10001 },
      { text: '骗人', suggest: 'risky', label: 20008 },
    ];
    expect((await cloud.post('/_local/moderation', { words })).status).toBe(200);
    expect(await text({ content: '加微信' })).toMatchObject({ result: { suggest: 'review', label: 10001 } });
    expect(await text({ title: '骗人', content: '加微信' })).toMatchObject({
      result: { suggest: 'risky', label: 20008 },
      detail: [{ strategy: 'content_model' }, { strategy: 'keyword', keyword: '骗人' }],
    });
    expect((await cloud.post('/_local/moderation', { words: [{ text: 'x' }] })).status).toBe(400);
  });

  it.each([
    ['the first version', { version: 1 }, 47001],
    ['a scene of five', { scene: 5 }, 40129],
    ['nobody', { openid: '' }, 40003],
    ['no text', { content: '' }, 44002],
    ['more than 2500 characters', { content: '字'.repeat(2_501) }, 47001],
    ['a title that is no text', { title: 7 }, 47001],
  ])('refuses %s', async (_what, changes, errCode) => {
    expect(await text(changes)).toMatchObject({ errCode });
  });

  it('takes 2500 characters, and 4000 calls a minute', async () => {
    expect(await text({ content: '字'.repeat(2_500) })).toMatchObject({ errCode: 0 });

    let now = 0;
    const check = checkText({ now: () => now } as Clock, createModeration());
    const call = () => check({ content: '好', version: 2, scene: 1, openid: 'o' });
    for (let calls = 0; calls < 4_000; calls += 1) call();
    expect(call).toThrow(expect.objectContaining({ errcode: 44991 }));
    now = 60_000;
    expect(call).not.toThrow();
  });
});

describe('mediaCheckAsync', () => {
  it('takes a picture and gives a number to know the verdict by', async () => {
    expect(await media({})).toMatchObject({ errCode: 0, traceId: expect.any(String) });
  });

  it.each([
    ['an address that is none', { mediaUrl: 'cloud://picture' }, 40066],
    ['a kind that is none', { mediaType: 3 }, 47001],
    ['a scene that is none', { scene: 0 }, 40129],
  ])('refuses %s', async (_what, changes, errCode) => {
    expect(await media(changes)).toMatchObject({ errCode });
  });
});
