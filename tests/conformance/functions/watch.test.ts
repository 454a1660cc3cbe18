import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startFixtureCloud, type FixtureCloud } from '../../support/fixture-cloud';

describe.each(['shared', 'function'] as const)('watched functions, pools that are %s', (pools) => {
  let cloud: FixtureCloud;
  let session: string;
  beforeAll(async () => {
    cloud = await startFixtureCloud({ pools, watch: true, clock: '2026-03-14T12:00:00+08:00' });
    session = await cloud.signIn('watching-person');
    write('index.js', answering('first'));
    await until(async () => (await callDraft()).status === 200);
  });
  afterAll(() => cloud.close());

  const answering = (text: string) => `exports.main = async () => '${text}';`;

  function write(file: string, content: string): void {
    const directory = join(cloud.functionsDirectory, 'draft');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, file), content);
  }
  const callDraft = () => cloud.post('/call/draft', {}, { 'x-wx-session': session });
  const draftLog = async () => (await cloud.get('/_local/logs?function=draft')).text;

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    const deadline = Date.now() + 10_000;
    while (!(await isSo())) {
      if (Date.now() > deadline) throw new Error('it never became so');
      await new Promise((next) => setTimeout(next, 50));
    }
  }

  it('run their new code with the next call, in every instance', async () => {
    await Promise.all([1, 2, 3, 4].map(callDraft));
    write('index.js', answering('second'));
    const replies = await Promise.all([1, 2, 3, 4].map(callDraft));
    expect(replies.map(({ json }) => json)).toEqual(['second', 'second', 'second', 'second']);
  });

  it('end a running call with the code it began with', async () => {
    const gate = join(tmpdir(), `yunpu-gate-${pools}-${process.pid}`);
    write(
      'index.js',
      `exports.main = async ({ gate }) => {
        console.log('slow began');
        while (!require('fs').existsSync(gate)) await new Promise((next) => setTimeout(next, 20));
        return 'slow and old';
      };`,
    );
    const running = cloud.post('/call/draft', { gate }, { 'x-wx-session': session });
    await until(async () => (await draftLog()).includes('slow began'));
    write('index.js', answering('new'));
    expect((await callDraft()).json).toBe('new');
    writeFileSync(gate, '');
    expect((await running).json).toBe('slow and old');
    rmSync(gate);
    expect((await callDraft()).json).toBe('new');
  });

  it('answer an error while a bundle is broken, say why in the log, and recover', async () => {
    write('index.js', 'exports.main = async () => { return');
    expect((await callDraft()).status).toBe(500);
    expect(await draftLog()).toContain('SyntaxError');
    write('index.js', 'exports.other = 1;');
    expect((await callDraft()).status).toBe(500);
    expect(await cloud.call('echo', { meanwhile: true })).toMatchObject({ meanwhile: true });
    write('index.js', answering('well again'));
    expect((await callDraft()).json).toBe('well again');
  });

  it('take up their settings, and answer an error while these are wrong', async () => {
    write(
      'index.js',
      'exports.main = async (event, context) => [process.env.MODE, context.time_limit_in_ms];',
    );
    write('config.json', '{ "timeout": 7, "envVariables": { "MODE": "a" } }');
    expect((await callDraft()).json).toEqual(['a', 7_000]);
    write('config.json', '{ "timeout": 7, "envVariables": { "SCF_MODE": "b" } }');
    expect((await callDraft()).status).toBe(500);
    expect(await draftLog()).toContain('function draft: envVariables: SCF_MODE belongs to the platform');
    write('config.json', '{ "timeout": 8, "envVariables": { "MODE": "c" } }');
    expect((await callDraft()).json).toEqual(['c', 8_000]);
  });

  it('take up a timer that comes, changes, is wrong and goes', async () => {
    const timer = (config: string) =>
      write('config.json', JSON.stringify({ triggers: [{ name: 'tick', type: 'timer', config }] }));
    write('index.js', "exports.main = async ({ Type }) => Type && console.log('ticked ' + Date.now());");
    const ticks = async () => (await draftLog()).match(/ticked/g)?.length ?? 0;
    const fire = async () => (await cloud.post('/_local/timers/draft', {})).status;
    expect(await fire()).toBe(404);

    timer('0 0 3 * * * *');
    await until(async () => (await fire()) === 200);
    const before = await ticks();
    timer('0 30 * * * * *');
    await callDraft();
    await cloud.advance(3_600_000);
    await until(async () => (await ticks()) === before + 1);

    timer('0 61 * * * * *');
    await until(async () => (await fire()) === 404);
    expect(await draftLog()).toContain(
      'function draft: timer \\"tick\\": minute cannot be \\"61\\" (0 to 59)',
    );
    expect((await callDraft()).status).toBe(200);
  });

  it('are gone when their folder is, and there again', async () => {
    rmSync(join(cloud.functionsDirectory, 'draft'), { recursive: true });
    expect((await callDraft()).status).toBe(404);
    write('index.js', answering('back'));
    expect((await callDraft()).json).toBe('back');
  });
});

it('watched functions with pools of their own keep what others remember', async () => {
  const cloud = await startFixtureCloud({ pools: 'function', watch: true });
  try {
    await cloud.call('echo', {});
    writeFileSync(join(cloud.functionsDirectory, 'settings', 'index.js'), 'exports.main = async () => 1;');
    expect(await cloud.call('settings', {})).toBe(1);
    expect(await cloud.call('echo', { do: 'calls' })).toBe(2);
  } finally {
    await cloud.close();
  }
});
