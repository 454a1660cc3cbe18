import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openEngine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import { openDataFile } from '@localcloud/engine/storage/data-file';
import { collections } from '../torture/collections';
import { startVictim, type Victim } from '../torture/victim-process';
import { databaseAt, sdkAt } from '../support/sdk';
import { http } from '../support/http';

const root = mkdtempSync(join(tmpdir(), 'backup-'));
const cloudFolder = join(root, 'cloud');
const data = join(cloudFolder, 'data');
const kept = join(root, 'kept');
let cloud: Victim;
beforeAll(async () => {
  cloud = await startVictim(cloudFolder);
});
afterEach(() => rmSync(kept, { recursive: true, force: true }));
afterAll(async () => {
  await cloud.kill();
  rmSync(root, { recursive: true, force: true });
});

const run = (command: 'backup' | 'restore', ...parameters: string[]) => {
  const program = resolve(`config/${command}.ts`);
  return promisify(execFile)(process.execPath, ['--import', 'tsx', program, ...parameters]);
};
const refusalOf = (running: Promise<unknown>): Promise<string> =>
  running.then(
    () => 'no refusal',
    (error: { stderr?: string }) => String(error.stderr),
  );

/** Puts a file into the store; answers where it can be read. */
async function upload(path: string, text: string): Promise<string> {
  const app = sdkAt(cloud.url);
  const { fileID } = await app.uploadFile({ cloudPath: path, fileContent: Buffer.from(text) });
  const { fileList } = await app.getTempFileURL({ fileList: [fileID] });
  return String((fileList as { tempFileURL: string }[])[0]?.tempFileURL);
}

type Load = { readonly answered: Set<string>; stop(): Promise<void> };

/** Two writers that insert one after the other, and one that moves money between two accounts. */
function startLoad(url: string, name: string): Load {
  const db = databaseAt(url, { keepalive: true });
  const answered = new Set<string>();
  let isOver = false;
  const insert = async (writer: string) => {
    for (let number = 0; !isOver; number += 1) {
      const _id = `${name}-${writer}-${number}`;
      const tags = ['red', 'wool', 'new'].slice(0, number % 4);
      await db.collection('entries').add({ _id, kind: writer, rank: number % 40, number, tags });
      answered.add(_id);
    }
  };
  const transfer = async () => {
    while (!isOver) {
      const transaction = await db.startTransaction();
      const accounts = transaction.collection('accounts');
      await accounts.doc('a').update({ balance: db.command.inc(-1) });
      await accounts.doc('b').update({ balance: db.command.inc(1) });
      await transaction.commit();
    }
  };
  const writers = [insert('coat'), insert('dress'), transfer()];
  return {
    answered,
    async stop() {
      isOver = true;
      await Promise.all(writers);
    },
  };
}

/** Everything in a folder that nothing runs over, and whether each index finds what a scan finds. */
function lookInto(folder: string) {
  const engine = openEngine({ directory: join(folder, 'database'), now: Date.now });
  try {
    const everything = (name: string, sort: readonly (readonly [string, 1 | -1])[] = []) =>
      engine.searcher
        .find(engine.collection(name), { filter: compileFilter({}), sort })
        .map(({ document }) => document);
    for (const { name, indexes } of collections)
      for (const index of indexes) {
        const [[path] = ['']] = index.keys;
        const values = everything(name).flatMap((document) => document[path] as unknown);
        for (const value of new Set(values)) {
          const wish = { filter: compileFilter({ [path]: value }), sort: [['_id', 1]] as const };
          const find = () => engine.searcher.find(engine.collection(name), wish).map(({ id }) => id);
          engine.searcher.usesIndexes = false;
          const scanned = find();
          engine.searcher.usesIndexes = true;
          expect(find()).toEqual(scanned);
        }
      }
    return { entries: everything('entries'), accounts: everything('accounts') };
  } finally {
    engine.close();
  }
}

describe('a backup of a cloud at work', () => {
  it('holds all that was answered before it, nothing by halves, and is restored into an empty folder', async () => {
    const db = databaseAt(cloud.url);
    for (const _id of ['a', 'b']) await db.collection('accounts').add({ _id, balance: 1_000 });
    const load = startLoad(cloud.url, 'one');
    while (load.answered.size < 100) await new Promise((due) => setTimeout(due, 20));
    const before = new Set(load.answered);
    await run('backup', '--data', data, '--out', kept);
    const during = load.answered.size - before.size;
    await load.stop();

    const restored = join(root, 'restored');
    await run('restore', '--from', kept, '--data', restored);
    const { entries, accounts } = lookInto(restored);
    const ids = new Set(entries.map(({ _id }) => String(_id)));
    expect([...before].filter((id) => !ids.has(id))).toEqual([]);
    // It went on writing meanwhile, and the copy is of one moment: of each writer all up to one, none after it.
    expect(during).toBeGreaterThan(0);
    for (const writer of ['coat', 'dress']) {
      const numbers = entries.filter(({ kind }) => kind === writer).map(({ number }) => Number(number));
      expect(numbers.sort((left, right) => left - right)).toEqual(numbers.map((_, at) => at));
    }
    const balances = accounts.map(({ balance }) => Number(balance));
    expect(balances).toHaveLength(2);
    expect(balances[0]! + balances[1]!).toBe(2_000);
  }, 60_000);

  it('brings payments, files, messages, time and keys along, and a cloud starts over it', async () => {
    const path = 'shops/front.txt';
    const url = await upload(path, 'before');
    await http('POST', `${cloud.url}/_local/clock`, { advance: 86_400_000 });
    await run('backup', '--url', cloud.url, '--out', kept);
    // What is uploaded later under the same name is not in it.
    await upload(path, 'after');
    expect(await (await fetch(url)).text()).toBe('after');

    const second = join(root, 'second');
    await run('restore', '--from', kept, '--data', join(second, 'data'));
    const secrets = (folder: string) => readFileSync(join(folder, 'secrets.json'), 'utf8');
    expect(secrets(join(second, 'data'))).toBe(secrets(data));
    expect(existsSync(join(second, 'data', 'payments', 'payments.db'))).toBe(true);
    const other = await startVictim(second);
    try {
      const theirs = new URL(url);
      theirs.port = new URL(other.url).port;
      expect(await (await fetch(theirs)).text()).toBe('before');
      const offsetOf = async (address: string) =>
        (JSON.parse((await http('GET', `${address}/_local/clock`)).text) as { offset: number }).offset;
      expect(await offsetOf(other.url)).toBe(await offsetOf(cloud.url));
    } finally {
      await other.kill();
    }
  }, 60_000);

  it('is refused where it would overwrite something, and while another is made', async () => {
    mkdirSync(kept);
    writeFileSync(join(kept, 'mine.txt'), 'mine');
    expect(await refusalOf(run('backup', '--data', data, '--out', kept))).toContain('is not empty');
    expect(readdirSync(kept)).toEqual(['mine.txt']);
    const both = await Promise.all([1, 2].map(() => http('POST', `${cloud.url}/_local/backup`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 500]);
    expect(both.find(({ status }) => status === 500)?.text).toContain('already');
  });
});

describe('a restore', () => {
  it('is refused from what is no backup, from a newer format, and into a folder with something in it', async () => {
    expect(await refusalOf(run('restore', '--from', cloudFolder, '--data', kept))).toContain('is no backup');
    await run('backup', '--data', data, '--out', kept);
    expect(await refusalOf(run('restore', '--from', kept, '--data', cloudFolder))).toContain('is not empty');
    const file = openDataFile(join(kept, 'database'));
    file.exec('PRAGMA user_version=999');
    file.close();
    const target = join(root, 'target');
    expect(await refusalOf(run('restore', '--from', kept, '--data', target))).toContain(
      'the data folder has format 999',
    );
    expect(existsSync(target)).toBe(false);
  }, 60_000);
});

it('of a folder that nothing runs over needs no cloud', async () => {
  await cloud.kill();
  await run('backup', '--data', data, '--out', kept);
  expect(lookInto(kept).entries.length).toBeGreaterThan(50);
  cloud = await startVictim(cloudFolder);
}, 60_000);
