/** `npm run import -- [--url URL | --data DIR] [--out FILE] <files>`: imports exports of an old system, as HQ does. */
import { writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ImportKind, ImportRun } from '@shared/contracts/hq.contract';
import { startLocalCloud } from '../localcloud/src/local-cloud';
import { build } from './build';
import { collections } from './collections';
import { demoSignIns } from './demo-chain/sign-ins';
import { ensureHqAdmin } from './demo-chain/ensure-hq-admin';
import { httpRoutes } from './http-routes';
import { openHqSession, type HqSession } from './import/hq-session';
import { importFile, openFile, type OpenedFile } from './import/import-file';
import { fileReport, refusedReport, reportText, type FileReport } from './import/report';

/** What others refer to comes first. */
const order: readonly ImportKind[] = ['stores', 'guides', 'products', 'stock'];

const usage = 'npm run import -- [--url http://127.0.0.1:PORT | --data DIR] [--out FILE] <files>';

/** The cloud at `url`, or one of our own over `data` that ends with us. */
async function openCloud(
  url: string | undefined,
  data: string,
): Promise<{ url: string; close(): Promise<void> }> {
  if (url) return { url: url.replace(/\/+$/, ''), close: async () => {} };
  await build(['functions'], (line) => console.log(line));
  const functionsDirectory = resolve('dist/cloudfunctions');
  const dataDirectory = resolve(data);
  return startLocalCloud({ port: 0, dataDirectory, functionsDirectory, collections, httpRoutes }).catch(
    (error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${why}\nIf npm start runs over it, add --url with its address, such as http://127.0.0.1:7300`,
      );
    },
  );
}

const isLoopback = (url: string): boolean => /^http:\/\/(127\.0\.0\.1|localhost|\[::1\])(:|\/|$)/.test(url);

function showProgress({ fileName, status, processed, rows, bad }: ImportRun): void {
  const line = `${fileName}: ${status} ${processed}/${rows}, ${bad} bad`;
  if (process.stdout.isTTY) process.stdout.write(`\r\u001b[2K${line}${status === 'done' ? '\n' : ''}`);
  else console.log(line);
}

async function importAll(hq: HqSession, paths: readonly string[]): Promise<Record<string, FileReport>> {
  const opened: OpenedFile[] = [];
  for (const path of paths) opened.push(await openFile(hq, path));
  const place = ({ run }: OpenedFile): number => (run ? order.indexOf(run.kind) : order.length);
  const names = paths.map((path) => basename(path));
  const reports: Record<string, FileReport> = {};
  for (const file of [...opened].sort((a, b) => place(a) - place(b))) {
    const isAlone = names.filter((name) => name === basename(file.path)).length === 1;
    const key = isAlone ? basename(file.path) : file.path;
    if (file.run) {
      reports[key] = fileReport(await importFile(hq, file.run, showProgress));
      continue;
    }
    reports[key] = refusedReport(file.why);
    if (!file.isLater) process.exitCode = 1;
  }
  return reports;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      data: { type: 'string', default: join('.data', 'local') },
      out: { type: 'string' },
      user: { type: 'string', default: demoSignIns.hq.username },
      password: { type: 'string', default: demoSignIns.hq.password },
    },
  });
  if (positionals.length === 0) throw new Error(`Which files? ${usage}`);

  const cloud = await openCloud(values.url, values.data);
  try {
    if (isLoopback(cloud.url)) await ensureHqAdmin(cloud.url);
    const hq = await openHqSession(cloud.url, { username: values.user, password: values.password });
    const startedAt = performance.now();
    const reports = await importAll(hq, positionals);
    console.log(reportText(reports, (performance.now() - startedAt) / 1000));
    if (values.out) writeFileSync(values.out, `${JSON.stringify(reports, null, 2)}\n`);
  } finally {
    await cloud.close();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
