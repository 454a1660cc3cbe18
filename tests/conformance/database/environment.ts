import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import tcb from '@cloudbase/node-sdk';
import cloud from 'wx-server-sdk';
import { serviceAccount } from './service-account';
import { openServiceEnvironment } from './service-environment';
import type { WxDatabase } from './wx-database';
import type { CollectionDefinition } from '@config/collections';
import { CloudError } from '@localcloud/cloud-error';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { createDatabaseService, type DatabaseService } from '@localcloud/services/database/database-service';

/**
 * A database behind the SDK's own protocol, and both SDKs pointed at it, unmodified: a small server around localcloud's
 * database, or a real environment. Tests that reach for `service` or `engine` are localOnly.
 */
export type Environment = {
  /** A collection's name where no SDK method takes it, as in a lookup. */
  named(name: string): string;
  readonly database: WxDatabase;
  readonly nodeDatabase: ReturnType<ReturnType<typeof tcb.init>['database']>;
  readonly service: DatabaseService;
  readonly engine: Engine;
  close(): Promise<void>;
};

type Options = {
  readonly collections?: readonly CollectionDefinition[];
  readonly now?: () => number;
  readonly transactionLifeMs?: number;
  readonly lockWaitMs?: number;
};

export async function openEnvironment(options: Options = {}): Promise<Environment> {
  if (serviceAccount) return openServiceEnvironment(serviceAccount, options.collections ?? []);
  return openLocalEnvironment(options);
}

async function openLocalEnvironment({ collections = [], now = Date.now, ...life }: Options) {
  const directory = mkdtempSync(join(tmpdir(), 'database-'));
  const engine = openEngine({ directory, now, ...life });
  const service = createDatabaseService(engine);
  service.defineCollections(collections);
  const server = createServer((request, response) => {
    void answer(service, request).then((body) => {
      response.setHeader('content-type', 'application/json');
      response.end(body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/admin`;
  pointSdkAt(url);
  cloud.init({ env: 'local', keepalive: true } as Parameters<typeof cloud.init>[0]);
  const app = tcb.init({ env: 'local', secretId: 'id', secretKey: 'key', serviceUrl: url } as Parameters<
    typeof tcb.init
  >[0]);
  const environment: Environment = {
    named: (name) => name,
    engine,
    service,
    database: cloud.database() as unknown as WxDatabase,
    nodeDatabase: app.database(),
    async close() {
      await new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      });
      engine.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return environment;
}

function pointSdkAt(url: string): void {
  Object.assign(process.env, {
    TCB_CONTEXT_CNFG: JSON.stringify({ URL: url }),
    TENCENTCLOUD_SECRETID: 'id',
    TENCENTCLOUD_SECRETKEY: 'key',
    TENCENTCLOUD_RUNENV: 'SCF',
    TENCENTCLOUD_REGION: 'ap-shanghai',
    SCF_NAMESPACE: 'local',
    TCB_ENV: 'local',
  });
}

async function answer(service: DatabaseService, request: IncomingMessage): Promise<string> {
  const requestId = randomUUID();
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
    return JSON.stringify({ requestId, ...(await service.handle(String(body.action), body)) });
  } catch (error) {
    const { code, message } =
      error instanceof CloudError ? error : { code: 'SYS_ERR', message: String(error) };
    return JSON.stringify({ requestId, code, message });
  }
}
