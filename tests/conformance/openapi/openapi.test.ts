import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

let cloud: FixtureCloud;
beforeAll(async () => {
  cloud = await startFixtureCloud();
});
afterAll(() => cloud.close());

const openapi = (api: string, parameters: object, from = 'platform') =>
  cloud.call(from, { do: 'openapi', api, parameters });

async function phoneCode(phone: string): Promise<{ status: number; code: string }> {
  const session = await cloud.signIn('phone-owner-1');
  const reply = await cloud.post('/wechat/phone-code', { phone }, { 'x-wx-session': session });
  return { status: reply.status, code: (reply.json as { code: string }).code };
}

describe('phonenumber.getPhoneNumber', () => {
  it('gives the number behind a code, once', async () => {
    const { code } = await phoneCode('13800138000');
    expect(await openapi('phonenumber.getPhoneNumber', { code })).toMatchObject({
      errCode: 0,
      phoneInfo: {
        purePhoneNumber: '13800138000',
        countryCode: '86',
        watermark: { appid: cloud.secrets.appId },
      },
    });
    expect(await openapi('phonenumber.getPhoneNumber', { code })).toMatchObject({ errCode: 40029 });
  });

  it('knows a code for five minutes', async () => {
    const { code } = await phoneCode('13800138000');
    await cloud.advance(5 * 60_000 + 1);
    expect(await openapi('phonenumber.getPhoneNumber', { code })).toMatchObject({
      errCode: 40029,
      errMsg: expect.stringContaining('invalid code'),
    });
  });

  it('has codes only for mobile numbers of people who are signed in', async () => {
    expect((await phoneCode('12345')).status).toBe(400);
    expect((await cloud.post('/wechat/phone-code', { phone: '13800138000' })).status).toBe(401);
  });
});

describe('an interface that cannot be called', () => {
  it('because nobody answers it here, or the function has not asked for it', async () => {
    expect(await openapi('wxacode.none', {})).toMatchObject({ errCode: -604100 });
    expect(await openapi('phonenumber.getPhoneNumber', { code: 'x' }, 'beggar')).toMatchObject({
      errCode: -604101,
    });
  });
});
