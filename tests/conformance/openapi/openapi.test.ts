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

describe('subscribeMessage.send', () => {
  const message = {
    touser: 'oSomebody',
    templateId: 'template-1',
    page: 'pages/order/index',
    data: {
      thing1: { value: '真丝连衣裙' },
      amount2: { value: '199.00元' },
      time3: { value: '2026-03-14 12:00' },
    },
  };

  it('puts the message where it can be looked at', async () => {
    expect(await openapi('subscribeMessage.send', message)).toMatchObject({ errCode: 0 });
    const { json } = await cloud.get('/_local/outbox?to=oSomebody');
    expect(json).toMatchObject({
      messages: [{ to: 'oSomebody', content: { template_id: 'template-1', data: message.data } }],
    });
  });

  it.each([
    ['a thing of more than 20 characters', { thing1: { value: '长'.repeat(21) } }],
    ['an empty value', { thing1: { value: '' } }],
    ['letters in a number', { number1: { value: '12a' } }],
    ['a kind that does not exist', { wish1: { value: 'x' } }],
    ['a phrase that is not five Chinese characters', { phrase1: { value: 'done' } }],
  ])('refuses %s', async (_what, data) => {
    expect(await openapi('subscribeMessage.send', { ...message, data })).toMatchObject({ errCode: 47003 });
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
