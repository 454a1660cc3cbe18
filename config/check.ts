/**
 * `npm test`: format, lint, types, builds, sizes and every test, in the order in which a mistake is cheapest to find.
 * All steps run even when one fails; the last line counts them together with the tests.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build';
import { ensureChromium } from './chromium';

const artifacts = '.artifacts';
const jestReport = `${artifacts}/jest.json`;
let passed = 0;
let failed = 0;

async function step(name: string, work: () => void | Promise<void>): Promise<void> {
  const startedAt = performance.now();
  try {
    await work();
    passed += 1;
    console.log(`ok    ${name}  ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  } catch (error) {
    failed += 1;
    console.log(`FAIL  ${name}\n${error instanceof Error ? error.message : String(error)}`);
  }
}

function command(line: string): () => void {
  const [program = '', ...parameters] = line.split(' ');
  return () => {
    const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${program}`, parameters, {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`${stdout}\n${stderr}`.trim().slice(0, 8000));
  };
}

/** Jest prints its own account; its report gives the count. A run without tests is a failure. */
function runTests(patterns: readonly string[]): void {
  rmSync(jestReport, { force: true });
  const { status } = spawnSync(
    'node_modules/.bin/jest',
    ['--json', `--outputFile=${jestReport}`, '--forceExit', ...patterns],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const report = existsSync(jestReport)
    ? (JSON.parse(readFileSync(jestReport, 'utf8')) as Record<string, number>)
    : {};
  const { numPassedTests = 0, numFailedTests = 0, numRuntimeErrorTestSuites = 0 } = report;
  passed += numPassedTests;
  failed += numFailedTests + numRuntimeErrorTestSuites;
  if (numPassedTests === 0 || (status !== 0 && numFailedTests + numRuntimeErrorTestSuites === 0)) failed += 1;
}

const say = (line: string) => console.log(`      ${line}`);

async function main(): Promise<void> {
  mkdirSync(artifacts, { recursive: true });
  await step('format', command('prettier --check .'));
  await step('lint', command('oxlint --deny-warnings'));
  for (const project of ['shared', '.', 'miniprogram', 'console']) {
    await step(`types of ${project}`, command(`tsc -p ${project}`));
  }
  await step('build', async () => {
    await build(['functions', 'console'], say);
    await build(['h5', 'weapp'], say);
  });
  await step('sizes', command(`tsx config/size.ts --out ${artifacts}/size.json`));
  await step('browser', () => {
    process.env.CHROMIUM_PATH = ensureChromium(say);
  });
  runTests(process.argv.slice(2));

  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

void main();
