/**
 * `npm run conformance`: what both SDKs ask of a database, asked of localcloud; and of a real environment when
 * CLOUDBASE_ENV, CLOUDBASE_SECRET_ID and CLOUDBASE_SECRET_KEY are set (CLOUDBASE_REGION: ap-shanghai unless set).
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { PREFIX_VARIABLE } from './database/service-account';

const REPORT = '.artifacts/conformance.json';
/** The same in every run: collections cannot be dropped by an SDK, so the next run finds and empties them. */
const PREFIX = 'conformance_';

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { assertionResults: { fullName: string; status: string }[] }[];
};

function runSuite(onService: boolean): Report {
  mkdirSync('.artifacts', { recursive: true });
  rmSync(REPORT, { force: true });
  const jest = ['node_modules/jest/bin/jest.js', 'tests/conformance/database', '--forceExit'];
  const parameters = [...jest, '--json', `--outputFile=${REPORT}`, ...(onService ? ['--runInBand'] : [])];
  const env = { ...process.env };
  delete env[PREFIX_VARIABLE];
  if (onService) env[PREFIX_VARIABLE] = PREFIX;
  spawnSync(process.execPath, parameters, { stdio: ['ignore', 'ignore', 'inherit'], env });
  return JSON.parse(readFileSync(REPORT, 'utf8')) as Report;
}

function main(): void {
  const names = ['CLOUDBASE_ENV', 'CLOUDBASE_SECRET_ID', 'CLOUDBASE_SECRET_KEY'];
  const missing = names.filter((name) => !process.env[name]);
  if (missing.length > 0 && missing.length < names.length)
    throw new Error(`${missing.join(', ')} is not set`);
  const onService = missing.length === 0;
  console.log(`conformance of ${onService ? `the environment ${process.env.CLOUDBASE_ENV}` : 'localcloud'}`);
  const report = runSuite(onService);
  const leftOut = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'pending');
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  console.log(`${report.numPassedTests} passed, ${failed} failed, ${leftOut.length} localOnly`);
  for (const { fullName } of leftOut) console.log(`  ${fullName}`);
  process.exitCode = failed === 0 && report.numPassedTests > 0 ? 0 : 1;
}

main();
