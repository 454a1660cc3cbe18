/** `npm run cloud`: the local cloud alone, over bundles that are made first when they are missing or stale. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '@config/build';
import { collections } from '@config/collections';
import { httpRoutes } from '@config/http-routes';
import { startLocalCloud } from './local-cloud';

const sites = { '/': resolve('dist/h5'), '/console': resolve('dist/console') };

function readRoutes(routes: readonly string[]): Record<string, string> {
  const pairs = routes.map((route) => route.split('='));
  const wrong = pairs.find(([path, name]) => !path?.startsWith('/') || !name);
  if (wrong) throw new Error(`--route ${wrong.join('=')}: write --route /path=function`);
  return Object.fromEntries(pairs) as Record<string, string>;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7300' },
      data: { type: 'string', default: join('.data', 'cloud') },
      clock: { type: 'string' },
      host: { type: 'string' },
      functions: { type: 'string' },
      route: { type: 'string', multiple: true, default: [] },
      instances: { type: 'string' },
      empty: { type: 'boolean', default: false },
    },
  });
  if (!values.functions) await build(['functions'], console.log);
  const cloud = await startLocalCloud({
    port: Number(values.port),
    dataDirectory: resolve(values.data),
    functionsDirectory: resolve(values.functions ?? 'dist/cloudfunctions'),
    // Another project's functions make their own collections, and name their own routes: --route /web=handler.
    collections: values.functions ? [] : collections,
    httpRoutes: values.functions ? readRoutes(values.route) : httpRoutes,
    sites: Object.fromEntries(Object.entries(sites).filter(([, directory]) => existsSync(directory))),
    clock: values.clock,
    host: values.host,
    instances: values.instances === undefined ? undefined : Number(values.instances),
  });
  console.log(`local cloud: ${cloud.url}   SDK endpoint: ${cloud.url}/admin`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cloud.close().then(() => process.exit(0)));
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
