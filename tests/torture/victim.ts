/** The process that is killed: a whole local cloud over a data folder that outlives it. */
import { join } from 'node:path';
import { startLocalCloud } from '@localcloud/local-cloud';
import { collections } from './collections';

async function main(): Promise<void> {
  const [directory = ''] = process.argv.slice(2);
  const cloud = await startLocalCloud({
    port: 0,
    dataDirectory: join(directory, 'data'),
    functionsDirectory: join(directory, 'functions'),
    collections,
    httpRoutes: {},
    instances: 1,
  });
  console.log(`CLOUD ${cloud.url}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
