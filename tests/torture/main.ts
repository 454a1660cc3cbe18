/**
 * `npm run torture -- --rounds N [--out FILE] [--seed TEXT]`: kill -9 under mixed load, N times over one data folder.
 * Moments and work follow from the seed; which write a kill cuts off also depends on the machine. A data folder in
 * which something was found broken is kept.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { torture } from './rounds';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '10' },
      out: { type: 'string' },
      seed: { type: 'string', default: String(Date.now()) },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number from 1');
  const directory = mkdtempSync(join(tmpdir(), 'torture-'));
  console.log(`seed ${values.seed}`);
  const report = await torture({ directory, rounds, seed: values.seed, say: console.log });
  const text = JSON.stringify(report, null, 2);
  console.log(text);
  if (values.out) writeFileSync(values.out, `${text}\n`);
  const isWhole = report.lost + report.half + report.indexMismatches === 0;
  if (isWhole) rmSync(directory, { recursive: true });
  else console.log(`the data folder is kept in ${directory}`);
  process.exit(isWhole ? 0 : 1);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
