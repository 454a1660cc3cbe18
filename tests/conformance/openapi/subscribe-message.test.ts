import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

type Sent = { to: string; kind: string; content: Record<string, unknown> };

const template = {
  templateId: 'template-pickup',
  title: '取货提醒',
  fields: { thing1: '商品', amount2: '金额', time3: '时间' },
};
const data = {
  thing1: { value: '真丝连衣裙' },
  amount2: { value: '199.00元' },
  time3: { value: '2026-03-14 12:00' },
};
let cloud: FixtureCloud;
let people = 0;

const define = (changes: object) => cloud.post('/_local/message-templates', { ...template, ...changes });
const ask = async (session: string, tmplIds: unknown, choice?: unknown): Promise<object> =>
  (await cloud.post('/wechat/subscribe-message', { tmplIds, choice }, { 'x-wx-session': session }))
    .json as object;
/** Somebody new; the openid is what the session begins with. */
async function person(): Promise<{ session: string; openId: string }> {
  const session = await cloud.signIn(`subscriber-${(people += 1)}-of-the-tests`);
  return { session, openId: session.split('.')[0]! };
}
const send = (to: string, changes: object = {}) =>
  cloud.call('platform', {
    do: 'openapi',
    api: 'subscribeMessage.send',
    parameters: { touser: to, templateId: template.templateId, page: 'pages/home/index', data, ...changes },
  });
const arrived = async (to: string): Promise<Sent[]> =>
  ((await cloud.get(`/_local/outbox?to=${to}`)).json as { messages: Sent[] }).messages;

beforeAll(async () => {
  cloud = await startFixtureCloud();
  expect((await define({})).status).toBe(200);
});
afterAll(() => cloud.close());

describe('a message to somebody who agreed to it', () => {
  it('arrives, once for each time', async () => {
    const { session, openId } = await person();
    expect(await send(openId)).toMatchObject({ errCode: 43101 });
    expect(await ask(session, [template.templateId])).toEqual({
      errMsg: 'requestSubscribeMessage:ok',
      [template.templateId]: 'accept',
    });
    await ask(session, [template.templateId], 'accept');
    expect(await send(openId)).toMatchObject({ errCode: 0 });
    expect(await send(openId)).toMatchObject({ errCode: 0 });
    expect(await send(openId)).toMatchObject({
      errCode: 43101,
      errMsg: expect.stringContaining('user refuse to accept the msg'),
    });
    expect(await arrived(openId)).toMatchObject([
      { to: openId, kind: 'subscribeMessage', content: { template_id: template.templateId, data } },
      { to: openId },
    ]);
  });

  it('does not arrive when they refused, and what they agreed to outlives a restart', async () => {
    const { session, openId } = await person();
    expect(await ask(session, [template.templateId], 'reject')).toMatchObject({
      [template.templateId]: 'reject',
    });
    expect(await send(openId)).toMatchObject({ errCode: 43101 });
    await ask(session, [template.templateId]);
    await cloud.restart();
    expect(await send(openId)).toMatchObject({ errCode: 0 });
    expect(await send(openId)).toMatchObject({ errCode: 43101 });
    expect(await arrived(openId)).toHaveLength(1);
  });

  it('arrives any number of times when they agreed for good, until they refuse', async () => {
    const templateId = 'template-for-good';
    await define({ templateId, title: '长期', isLongTerm: true });
    const { session, openId } = await person();
    await ask(session, [templateId]);
    for (const _time of [1, 2, 3]) expect(await send(openId, { templateId })).toMatchObject({ errCode: 0 });
    await ask(session, [templateId], 'reject');
    expect(await send(openId, { templateId })).toMatchObject({ errCode: 43101 });
  });

  it('is not used up by a message that was refused for its values', async () => {
    const { session, openId } = await person();
    await ask(session, [template.templateId]);
    expect(await send(openId, { data: { ...data, thing1: { value: '' } } })).toMatchObject({
      errCode: 47003,
    });
    expect(await send(openId)).toMatchObject({ errCode: 0 });
  });
});

describe('asking a person', () => {
  it('is refused for too many, for none, for unknown ones, and for both kinds at once', async () => {
    const { session } = await person();
    await define({ templateId: 'template-once', title: '一次' });
    await define({ templateId: 'template-long', title: '长期二', isLongTerm: true });
    const six = Array.from({ length: 6 }, () => template.templateId);
    expect(await ask(session, six)).toMatchObject({ errCode: 20003 });
    expect(await ask(session, [])).toMatchObject({ errCode: 10001 });
    expect(await ask(session, ['template-unknown'])).toMatchObject({ errCode: 20001 });
    expect(await ask(session, ['template-once', 'template-long'])).toMatchObject({ errCode: 20002 });
    const unknown = await cloud.post('/wechat/subscribe-message', { tmplIds: [template.templateId] });
    expect(unknown.status).toBe(401);
  });

  it('leaves out a second template of the same title, and takes a choice for each', async () => {
    await define({ templateId: 'template-twin', title: template.title });
    await define({ templateId: 'template-other', title: '别的' });
    const { session } = await person();
    const ids = [template.templateId, 'template-twin', 'template-other'];
    expect(await ask(session, ids, { 'template-other': 'reject' })).toEqual({
      errMsg: 'requestSubscribeMessage:ok',
      [template.templateId]: 'accept',
      'template-twin': 'filter',
      'template-other': 'reject',
    });
  });

  it('wants templates whose values have a kind', async () => {
    expect((await define({ fields: { wish1: '愿望' } })).status).toBe(400);
    expect((await define({ templateId: '' })).status).toBe(400);
  });
});

describe('a message that is not in order is refused', () => {
  it('for its person, its template, its page, and for values that are missing or too many', async () => {
    const { openId } = await person();
    expect(await send('')).toMatchObject({ errCode: 40003 });
    expect(await send(openId, { templateId: 'template-unknown' })).toMatchObject({ errCode: 40037 });
    expect(await send(openId, { page: '/pages/home/index', data })).toMatchObject({ errCode: 41030 });
    const { thing1, amount2 } = data;
    expect(await send(openId, { data: { thing1, amount2 } })).toMatchObject({
      errCode: 47003,
      errMsg: expect.stringContaining('data.time3.value'),
    });
    expect(await send(openId, { data: { ...data, thing9: thing1 } })).toMatchObject({ errCode: 47003 });
  });

  const good: [string, string[]][] = [
    ['thing', ['长'.repeat(20), '连衣裙 No.1！']],
    ['number', ['12', '12.50']],
    ['letter', ['ABC']],
    ['symbol', ['+-']],
    ['character_string', ['YP-2026/0001', 'x'.repeat(32)]],
    ['time', ['15:01', '2019年10月1日 15:01', '2026-03-14 12:00:00', '15:01~16:30']],
    ['date', ['2019年10月1日', '2019年10月1日 15:01', '2026-03-14', '2019年10月1日 ~ 2019年10月7日']],
    ['amount', ['¥199.00', '199元', '1234567890']],
    ['phone_number', ['+86-0766-66888866']],
    ['car_number', ['粤A8Z888挂', '沪A12345']],
    ['name', ['林晓', 'Lin Xiao']],
    ['phrase', ['待取货', '配送中']],
  ];
  const bad: [string, string[]][] = [
    ['thing', ['', '长'.repeat(21)]],
    ['number', ['12a', '1'.repeat(33)]],
    ['letter', ['A1']],
    ['symbol', ['++++++', 'a']],
    ['character_string', ['中文', 'x'.repeat(33)]],
    ['time', ['25:01', '明天', '2019年13月1日 15:01', '12:00~']],
    ['date', ['15:01', '2019年10月32日', '2019-10']],
    ['amount', ['12345678901', '1.234', '元']],
    ['phone_number', ['1'.repeat(18), '电话']],
    ['car_number', ['粤A8Z8888挂8', 'A粤1']],
    ['name', ['名'.repeat(11), 'x'.repeat(21)]],
    ['phrase', ['done', '六个汉字太长']],
  ];
  it.each(good)('not for a %s as it may be', async (kind, values) => {
    await define({ templateId: `good-${kind}`, title: kind, fields: { [`${kind}1`]: '值' } });
    const { session, openId } = await person();
    for (const value of values) {
      await ask(session, [`good-${kind}`]);
      const reply = await send(openId, { templateId: `good-${kind}`, data: { [`${kind}1`]: { value } } });
      expect([value, reply]).toEqual([value, expect.objectContaining({ errCode: 0 })]);
    }
  });
  it.each(bad)('for a %s as it may not be', async (kind, values) => {
    await define({ templateId: `bad-${kind}`, title: kind, fields: { [`${kind}1`]: '值' } });
    const { openId } = await person();
    for (const value of values) {
      const reply = await send(openId, { templateId: `bad-${kind}`, data: { [`${kind}1`]: { value } } });
      expect([value, reply]).toEqual([value, expect.objectContaining({ errCode: 47003 })]);
    }
  });
});

describe('the outbox as a page', () => {
  it('shows messages by person, with the words of the template, and runs nothing', async () => {
    const { session, openId } = await person();
    await ask(session, [template.templateId]);
    await send(openId, { data: { ...data, thing1: { value: '<b>裙</b>' } } });
    const page = await fetch(`${cloud.url}/_local/outbox/view?to=${openId}`);
    const html = await page.text();
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(html).toContain(`<h2>${openId}</h2>`);
    expect(html).toContain('<h3>取货提醒</h3>');
    expect(html).toContain('<dt>商品</dt><dd>&lt;b&gt;裙&lt;/b&gt;</dd>');
    expect(html).toContain('<dt>金额</dt><dd>199.00元</dd>');
    expect(html).not.toMatch(/<script|https?:\/\//);
    expect((await cloud.get('/_local/outbox/view?to=nobody')).text).toContain('Nothing was sent yet');
  });
});
