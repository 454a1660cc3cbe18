import tcb from '@cloudbase/node-sdk';
import cloud from 'wx-server-sdk';
import type { CollectionDefinition } from '@config/collections';
import type { Environment } from './environment';
import type { ServiceAccount } from './service-account';
import type { WxDatabase } from './wx-database';

type NodeDatabase = Environment['nodeDatabase'];
type Transaction = { collection(name: string): unknown };
type Prefixable = Transaction & {
  createCollection?(name: string): Promise<unknown>;
  startTransaction?(): Promise<Transaction>;
  runTransaction?(work: (transaction: Transaction) => Promise<unknown>, times?: number): Promise<unknown>;
};

/** The same database, in which every collection goes by a longer name. */
function withPrefix<Original extends object>(
  original: Original,
  named: (name: string) => string,
  create: (name: string) => Promise<unknown>,
): Original {
  const target = original as unknown as Prefixable;
  const inside = (transaction: Transaction) => withPrefix(transaction, named, create);
  const replaced: Record<string, unknown> = {
    collection: (name: string) => target.collection(named(name)),
    createCollection: create,
    startTransaction: async () => {
      const transaction = await target.startTransaction?.();
      return transaction && inside(transaction);
    },
    runTransaction: (work: (transaction: Transaction) => Promise<unknown>, times?: number) =>
      target.runTransaction?.((transaction) => work(inside(transaction)), times),
  };
  return new Proxy(original, {
    get(_, key) {
      if (typeof key === 'string' && Object.hasOwn(replaced, key)) return replaced[key];
      const value: unknown = Reflect.get(original, key);
      return typeof value === 'function' ? (value as () => unknown).bind(original) : value;
    },
  });
}

async function createEmpty(database: NodeDatabase, name: string): Promise<void> {
  await database.createCollection(name).catch((error: unknown) => {
    if (!/exist/i.test(`${(error as { code?: string }).code} ${String(error)}`)) throw error;
  });
  await database
    .collection(name)
    .where({ _id: database.command.exists(true) })
    .remove();
}

const localOnlyPart = (name: string): never => {
  throw new Error(`the real service has no ${name} to reach into; mark the test localOnly`);
};

/**
 * A real environment behind both SDKs. Collections carry the run's prefix and are empty before and after; the SDK can
 * drop none and make no index, so empty ones stay and what needs an index is localOnly.
 */
export async function openServiceEnvironment(
  account: ServiceAccount,
  collections: readonly CollectionDefinition[],
): Promise<Environment> {
  const { env, secretId, secretKey, region, prefix } = account;
  Object.assign(process.env, { TENCENTCLOUD_SECRETID: secretId, TENCENTCLOUD_SECRETKEY: secretKey });
  Object.assign(process.env, { TENCENTCLOUD: 'true', TENCENTCLOUD_REGION: region, TCB_ENV: env });
  const options = { env, secretId, secretKey, region, keepalive: true };
  cloud.init(options as Parameters<typeof cloud.init>[0]);
  const node = tcb.init(options as Parameters<typeof tcb.init>[0]).database();
  const made = new Set<string>();
  const named = (name: string) => `${prefix}${name}`;
  const create = async (name: string) => {
    made.add(named(name));
    await createEmpty(node, named(name));
  };
  for (const { name } of collections) await create(name);
  return {
    named,
    database: withPrefix(cloud.database() as unknown as WxDatabase, named, create),
    nodeDatabase: withPrefix(node, named, create),
    get service() {
      return localOnlyPart('database service');
    },
    get engine() {
      return localOnlyPart('engine');
    },
    async close() {
      for (const name of made) await createEmpty(node, name);
    },
  };
}
