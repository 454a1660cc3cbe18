import { generateKeyPair, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Keys of one data folder: made once, never shared between folders, never printed. */
export type Secrets = {
  /** Signs sessions and makes openids out of login codes. */
  readonly identityKey: string;
  readonly phoneHashKey: string;
  readonly appId: string;
  readonly pay: {
    readonly mchid: string;
    /** Serial number of the merchant's certificate, as it stands in a request's Authorization. */
    readonly merchantSerial: string;
    readonly merchantPrivateKey: string;
    readonly merchantPublicKey: string;
    readonly platformKeyId: string;
    readonly platformPrivateKey: string;
    readonly platformPublicKey: string;
    /** 32 characters. */
    readonly apiV3Key: string;
  };
};

export type DataFolder = {
  readonly database: string;
  readonly files: string;
  readonly logs: string;
  readonly payments: string;
  readonly outbox: string;
  readonly subscriptions: string;
  readonly shipments: string;
  readonly clock: string;
  readonly backups: string;
  readonly secretsFile: string;
  readonly secrets: Secrets;
};

const hex = (bytes: number): string => randomBytes(bytes).toString('hex');
const digits = (count: number): string => Array.from(randomBytes(count), (byte) => byte % 10).join('');

async function makeKeyPair(): Promise<{ publicKey: string; privateKey: string }> {
  return promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

async function makeSecrets(): Promise<Secrets> {
  const [merchant, platform] = await Promise.all([makeKeyPair(), makeKeyPair()]);
  return {
    identityKey: hex(32),
    phoneHashKey: hex(32),
    appId: `wx${hex(8)}`,
    pay: {
      mchid: `19${digits(8)}`,
      merchantSerial: hex(20).toUpperCase(),
      merchantPrivateKey: merchant.privateKey,
      merchantPublicKey: merchant.publicKey,
      platformKeyId: `PUB_KEY_ID_0${digits(30)}`,
      platformPrivateKey: platform.privateKey,
      platformPublicKey: platform.publicKey,
      apiV3Key: hex(16),
    },
  };
}

/** Opens or makes the folder that holds everything of one local environment. */
export async function openDataFolder(directory: string): Promise<DataFolder> {
  const folder = {
    database: join(directory, 'database'),
    files: join(directory, 'files'),
    logs: join(directory, 'logs'),
    payments: join(directory, 'payments'),
    outbox: join(directory, 'outbox.ndjson'),
    subscriptions: join(directory, 'subscriptions.ndjson'),
    shipments: join(directory, 'shipments.ndjson'),
    clock: join(directory, 'clock.json'),
    backups: join(directory, 'backups'),
    secretsFile: join(directory, 'secrets.json'),
  };
  for (const path of [folder.database, folder.files, folder.logs, folder.payments]) {
    mkdirSync(path, { recursive: true });
  }
  const { secretsFile } = folder;
  if (!existsSync(secretsFile)) {
    // Written beside and renamed: a crash in between must not leave half a key.
    const draft = `${secretsFile}.${process.pid}`;
    writeFileSync(draft, JSON.stringify(await makeSecrets(), null, 2), { mode: 0o600 });
    renameSync(draft, secretsFile);
  }
  return { ...folder, secrets: JSON.parse(readFileSync(secretsFile, 'utf8')) as Secrets };
}

const addressFile = (directory: string): string => join(directory, 'running.json');

/** Notes where the cloud over this folder answers, for commands that are given the folder only. */
export function noteAddress(directory: string, url: string): void {
  writeFileSync(addressFile(directory), JSON.stringify({ url, pid: process.pid }));
}

export function forgetAddress(directory: string): void {
  rmSync(addressFile(directory), { force: true });
}

/** Where the cloud over this folder answers; undefined when none runs. One that was killed leaves its note behind. */
export async function addressOf(directory: string): Promise<string | undefined> {
  if (!existsSync(addressFile(directory))) return undefined;
  const { url, pid } = JSON.parse(readFileSync(addressFile(directory), 'utf8')) as {
    url: string;
    pid: number;
  };
  const health = await fetch(`${url}/_local/health`)
    .then((reply) => reply.json() as Promise<{ pid?: number }>)
    .catch(() => undefined);
  return health?.pid === pid ? url : undefined;
}
