/** `npm run cloud`: the local cloud alone, over bundles that are made first when they are missing or stale. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '@config/build';
import { collections } from '@config/collections';
import { httpRoutes } from '@config/http-routes';
import type { HttpRoutes } from './gateway/http-access';
import { startLocalCloud } from './local-cloud';

const sites = { '/': resolve('dist/h5'), '/console': resolve('dist/console') };

function readRoutes(routes: readonly string[], enablePathTransmission: boolean): HttpRoutes {
  return Object.fromEntries(
    routes.map((route) => {
      const [path, name] = route.split('=');
      if (!path?.startsWith('/') || !name) throw new Error(`--route ${route}: write --route /path=function`);
      return [path, { function: name, enablePathTransmission }];
    }),
  );
}

function readPools(text: string): 'shared' | 'function' {
  if (text === 'shared' || text === 'function') return text;
  throw new Error(`--pools ${text}: write --pools shared or --pools function`);
}

function readCount(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new Error(`--${name} ${text}: write a whole number above 0`);
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
      'path-transmission': { type: 'boolean', default: false },
      pools: { type: 'string', default: 'shared' },
      instances: { type: 'string' },
      concurrency: { type: 'string' },
      watch: { type: 'boolean', default: false },
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
    httpRoutes: values.functions ? readRoutes(values.route, values['path-transmission']) : httpRoutes,
    sites: Object.fromEntries(Object.entries(sites).filter(([, directory]) => existsSync(directory))),
    clock: values.clock,
    host: values.host,
    pools: readPools(values.pools),
    instances: readCount('instances', values.instances),
    concurrency: readCount('concurrency', values.concurrency),
    watch: values.watch,
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
