import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFunctionCatalog } from '@localcloud/services/functions/function-catalog';
import { startCloud } from '../../support/cloud';

describe('a config.json that is wrong keeps the cloud from starting, with a sentence', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'wrong-config-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  function deploy(config: unknown): string {
    const directory = join(folder, 'functions', 'shop');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'index.js'), 'exports.main = () => 1;');
    const text = typeof config === 'string' ? config : JSON.stringify(config);
    writeFileSync(join(directory, 'config.json'), text);
    return join(folder, 'functions');
  }
  const timer = (name: string, config: string) => ({ name, type: 'timer', config });
  const twice = [timer('a', '0 * * * * * *'), timer('b', '0 * * * * * *')];
  it.each<[string, unknown]>([
    ['config.json is no JSON', '{ "timeout": '],
    ['triggers: a function has one timer at most', { triggers: twice }],
    ['triggers: a trigger is of type timer, not cos', { triggers: [{ name: 'a', type: 'cos', config: '' }] }],
    ['memorySize: 64 to 3072 MB, not 32', { memorySize: 32 }],
    ['memorySize: 64 to 3072 MB, not 128MB', { memorySize: '128MB' }],
    [
      'envVariables: TENCENTCLOUD_REGION belongs to the platform',
      { envVariables: { TENCENTCLOUD_REGION: 'x' } },
    ],
    ['envVariables: WX_OPENID belongs to the platform', { envVariables: { WX_OPENID: 'o' } }],
    ['envVariables: "1A" is no name', { envVariables: { '1A': 'x' } }],
    ['envVariables: A is no text', { envVariables: { A: 1 } }],
    ['envVariables: more than 4096 bytes', { envVariables: { A: 'x'.repeat(4_096) } }],
  ])('%s', (sentence, config) => {
    const functions = deploy(config);
    expect(() => openFunctionCatalog(functions)).toThrow(`function shop: ${sentence}`);
  });

  it.each([
    ['timer "a": seven fields', timer('a', '* * * * *')],
    ['timer "1a": a name is 1 to 60', timer('1a', '0 0 2 * * * *')],
  ])('%s, and the process ends', async (sentence, trigger) => {
    const started = startCloud(join(folder, 'data'), deploy({ triggers: [trigger] }));
    await expect(started).rejects.toThrow(`function shop: ${sentence}`);
  });
});
