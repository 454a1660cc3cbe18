/** The process behind `startCloud`: our functions, our collections, any free port unless one is named; says where it is on one line. */
import { collections } from '@config/collections';
import { httpRoutes } from '@config/http-routes';
import { startLocalCloud } from '@localcloud/local-cloud';

async function main(): Promise<void> {
  const [dataDirectory = '', functionsDirectory = '', port = '0', clock] = process.argv.slice(2);
  const cloud = await startLocalCloud({
    port: Number(port),
    dataDirectory,
    functionsDirectory,
    collections,
    httpRoutes,
    clock,
  });
  console.log(`CLOUD ${cloud.url}`);
  process.once('SIGTERM', () => void cloud.close().then(() => process.exit(0)));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
