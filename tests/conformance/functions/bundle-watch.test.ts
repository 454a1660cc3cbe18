import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { watchFunctions } from '@config/bundle-functions';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'bundle-watch-'));
const sourceDirectory = join(folder, 'source');
const outputDirectory = join(folder, 'output');
let stop: () => Promise<void>;

function source(path: string, content: string): void {
  mkdirSync(join(sourceDirectory, path, '..'), { recursive: true });
  writeFileSync(join(sourceDirectory, path), content);
}
const output = (path: string) => join(outputDirectory, path);

async function until(path: string, content: string): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!existsSync(output(path)) || !readFileSync(output(path), 'utf8').includes(content)) {
    if (Date.now() > deadline) throw new Error(`${path} never had ${content}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

beforeAll(async () => {
  source('_shared/words.ts', "export const word: string = 'word-1';");
  source('one/index.ts', "import { word } from '../_shared/words';\nexport const main = () => word;");
  source('two/index.ts', "export const main = () => 'two';");
  source('two/config.json', '{ "timeout": 1 }');
  stop = await watchFunctions({ sourceDirectory, outputDirectory });
  await until('one/index.js', 'word-1');
  await until('two/config.json', '1');
});
afterAll(async () => {
  await stop();
  rmSync(folder, { recursive: true, force: true });
});

it('a change in what functions share reaches those that use it, and touches no other', async () => {
  const before = statSync(output('two/index.js')).mtimeMs;
  source('_shared/words.ts', "export const word: string = 'word-2';");
  await until('one/index.js', 'word-2');
  expect(statSync(output('two/index.js')).mtimeMs).toBe(before);
});

it("a change in a function's config.json alone is taken over", async () => {
  source('two/config.json', '{ "timeout": 33 }');
  await until('two/config.json', '33');
});

it('a source that cannot be bundled leaves the last good bundle, and the next good one is taken', async () => {
  source('one/index.ts', 'export const main = () => ;');
  source('two/config.json', '{ "timeout": 44 }');
  await new Promise((next) => setTimeout(next, 1_500));
  expect(readFileSync(output('one/index.js'), 'utf8')).toContain('word-2');
  source('one/index.ts', "export const main = () => 'mended';");
  await until('one/index.js', 'mended');
  await until('two/config.json', '44');
});
