import { setFlagsFromString } from 'node:v8';
import type { CollectionDefinition } from '@config/collections';
import { createBackups } from './backup/backups';
import { createClock, readMoment } from './clock';
import { forgetAddress, noteAddress, openDataFolder } from './data-folder';
import { openEngine } from './engine/engine';
import { ENVIRONMENT_ID, functionEnvironment } from './function-environment';
import { createGateway } from './gateway/gateway';
import type { HttpRoutes } from './gateway/http-access';
import { openPort, type OpenPort } from './gateway/open-port';
import { meterDatabase } from './services/control/database-meter';
import { createDatabaseService } from './services/database/database-service';
import { startFunctions, type Pools } from './services/functions/functions-service';
import { createPhoneCodes } from './services/identity/phone-codes';
import { createSessions } from './services/identity/sessions';
import { createOpenApi } from './services/openapi/openapi-service';
import { openWechatServer } from './services/openapi/wechat-server';
import { openPay } from './services/pay/pay-service';
import { openFileStore } from './services/storage/file-store';
import { createStorage } from './services/storage/storage-service';
import { createUploadEndpoint } from './services/storage/upload-endpoint';
import { createUploadPermissions } from './services/storage/upload-permissions';
import { createTimers } from './services/timers/timers-service';

export type LocalCloudOptions = {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDirectory: string;
  /** Bundled functions: one folder each, with index.js and config.json. */
  readonly functionsDirectory: string;
  readonly collections: readonly CollectionDefinition[];
  /** HTTP access: path prefix to function. */
  readonly httpRoutes: HttpRoutes;
  /** Static hosting: path prefix to folder. */
  readonly sites?: Readonly<Record<string, string>>;
  /** The moment at which the cloud's clock starts; without it the clock of the data folder goes on. */
  readonly clock?: string;
  /** 127.0.0.1 unless told otherwise. */
  readonly host?: string;
  /** Whether functions share a few instances (the default) or each has its own. */
  readonly pools?: Pools;
  /** Shared instances kept ready; one per core when not told. */
  readonly instances?: number;
  /** Calls of one function at once, those above are refused; the platform's 1,000 when not told. */
  readonly concurrency?: number;
  /** Takes up functions that change on disk: for development. */
  readonly watch?: boolean;
};

export type LocalCloud = { readonly url: string; readonly port: number; close(): Promise<void> };

/** Starts a whole CloudBase environment in this process. Rejects when the port or the data folder is taken. */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  // A pattern in a query that would try for ever goes over to V8's engine that takes linear time.
  setFlagsFromString('--enable-experimental-regexp-engine-on-excessive-backtracks');
  const port = await openPort(options.host ?? '127.0.0.1', options.port);
  try {
    return await startBehind(port, options);
  } catch (error) {
    await port.close();
    throw error;
  }
}

async function startBehind(port: OpenPort, options: LocalCloudOptions): Promise<LocalCloud> {
  const closers: (() => unknown)[] = [];
  const closeAll = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    return await assemble(port, options, closers, closeAll);
  } catch (error) {
    // What is open already would keep the process alive behind its complaint.
    await closeAll();
    throw error;
  }
}

async function assemble(
  port: OpenPort,
  options: LocalCloudOptions,
  closers: (() => unknown)[],
  closeAll: () => Promise<void>,
): Promise<LocalCloud> {
  const folder = await openDataFolder(options.dataDirectory);
  const startAt = options.clock === undefined ? undefined : readMoment(options.clock);
  const clock = createClock(folder.clock, startAt);
  const engine = openEngine({ directory: folder.database, now: clock.now });
  closers.push(() => engine.close());
  const database = createDatabaseService(engine);
  database.defineCollections(options.collections);
  const pay = openPay(folder.payments, folder.secrets, clock);
  closers.push(() => pay.close());

  const functions = await startFunctions({
    functionsDirectory: options.functionsDirectory,
    logsDirectory: folder.logs,
    environmentId: ENVIRONMENT_ID,
    appId: folder.secrets.appId,
    environment: functionEnvironment(port.url, folder.secrets),
    clockOffset: clock.offset,
    pools: options.pools,
    poolSize: options.instances,
    concurrency: options.concurrency,
    watch: options.watch,
  });
  closers.push(() => functions.close());
  const { identityKey } = folder.secrets;
  const phoneCodes = createPhoneCodes(clock);
  const files = openFileStore(folder.files);
  const permissions = createUploadPermissions(identityKey, clock);
  const timers = createTimers(functions, clock);
  const wechat = openWechatServer({ folder, clock, phoneCodes, trades: pay.trades, mall: port.url });
  const gateway = await createGateway(port.server, {
    clock,
    functions,
    databaseMeter: meterDatabase(database),
    explain: database.explain,
    timers,
    backups: createBackups(folder, engine),
    storage: createStorage({ files, permissions, environmentId: ENVIRONMENT_ID, url: port.url }),
    files,
    upload: createUploadEndpoint(files, permissions),
    openApi: createOpenApi(wechat.responders, functions.runningFunction),
    wechat,
    pay,
    sessions: createSessions(identityKey, clock),
    phoneCodes,
    httpRoutes: options.httpRoutes,
    environmentId: ENVIRONMENT_ID,
    sites: options.sites ?? {},
  });
  closers.push(() => gateway.close());
  port.handleWith(gateway.handle);
  pay.resume();
  timers.start();
  noteAddress(options.dataDirectory, port.url);

  return {
    url: port.url,
    port: port.port,
    async close() {
      forgetAddress(options.dataDirectory);
      clock.close();
      await port.close();
      await closeAll();
    },
  };
}
