import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { torture, type Wish } from './rounds';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'torture-'));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function run(wish: Partial<Wish>) {
  const lines: string[] = [];
  const say = (line: string) => void lines.push(line);
  const report = torture({ directory, rounds: 1, seed: 'suite', say, ...wish });
  return report.then((found) => ({ ...found, lines: lines.join('\n') }));
}

/** Empties an index while nothing runs, in a process of its own: the library keeps the file open for a while. */
function emptyIndex(folder: string): void {
  const program = `
    const file = new (require('libsql'))(process.argv[1]);
    const { id } = file.prepare("SELECT id FROM indexes WHERE name='balance'").get();
    file.exec('DELETE FROM index_' + id);
    file.close();`;
  execFileSync(process.execPath, ['-e', program, join(folder, 'data', 'database', 'data.db')]);
}

it('a cloud that is killed in the middle of its work loses nothing, halves nothing, and its indexes fit', async () => {
  const report = await run({ rounds: 3 });
  expect(report).toMatchObject({ rounds: 3, lost: 0, half: 0, indexMismatches: 0 });
  expect(report.acknowledged).toBeGreaterThan(30);
}, 60_000);

it('would see a lost document, a lost increment, a half transfer and an index that misses entries', async () => {
  const report = await run({
    plantInFiles: emptyIndex,
    async plant(db, book) {
      const [id = ''] = book
        .idsOf('entries')
        .filter((one) => book.rightStates({ collection: 'entries', id: one })[0] !== 'gone');
      await db.collection('entries').doc(id).remove();
      await db
        .collection('counters')
        .where({ value: db.command.gt(0) })
        .update({ value: db.command.inc(-50_000) });
      await db
        .collection('accounts')
        .doc('a')
        .update({ balance: db.command.inc(1) });
    },
  });
  expect(report.lines).toMatch(/lost: entries\/\S+ is not as it was acknowledged/);
  expect(report.lines).toMatch(/lost: counter/);
  expect(report.lines).toMatch(/half: account a has/);
  expect(report.lines).toMatch(/half: the sum/);
  expect(report.lines).toMatch(/indexMismatches: accounts\.balance finds/);
  expect(report.lost).toBeGreaterThan(1);
}, 60_000);
