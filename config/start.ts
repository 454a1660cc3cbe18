/** `npm start`: builds what is stale, starts the local cloud, seeds a demo chain into an empty folder, says where. */
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startLocalCloud } from '../localcloud/src/local-cloud';
import { build, forget } from './build';
import { watchFunctions } from './bundle-functions';
import { collections } from './collections';
import { demoSignIns, seedDemoChain } from './demo-chain/seed';
import { httpRoutes } from './http-routes';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '7300' },
      data: { type: 'string', default: join('.data', 'local') },
      clock: { type: 'string' },
      empty: { type: 'boolean', default: false },
      watch: { type: 'boolean', default: false },
    },
  });
  console.log('云铺 Yunpu: building what changed (the first time about a minute) …');
  await build(['functions', 'console', 'h5'], (line) => console.log(`  ${line}`));
  const functionsDirectory = resolve('dist/cloudfunctions');
  const cloud = await startLocalCloud({
    port: Number(values.port),
    dataDirectory: resolve(values.data),
    functionsDirectory,
    collections,
    httpRoutes,
    sites: { '/': resolve('dist/h5'), '/console': resolve('dist/console') },
    clock: values.clock,
    watch: values.watch,
  });
  if (values.watch) {
    forget('functions');
    await watchFunctions({ sourceDirectory: resolve('cloudfunctions'), outputDirectory: functionsDirectory });
  }
  if (!values.empty) await seedDemoChain({ url: cloud.url, now: Date.now() });
  console.log(addresses(cloud.url));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cloud.close().then(() => process.exit(0)));
  }
}

const addresses = (url: string): string => `
  Shopper   ${url}/?login=${demoSignIns.shopper}   (a phone: 390 x 844 in the browser's device view)
  Guide     ${url}/?login=${demoSignIns.guide}#/packages/guide/today/index
  HQ        ${url}/console/   user ${demoSignIns.hq.username}   password ${demoSignIns.hq.password}

  Data stays in the --data folder. Stop with Ctrl+C.`;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
