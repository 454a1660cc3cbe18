import { afterEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InstancePool, type Lane } from '@localcloud/services/functions/instance-pool';
import { instanceProgram } from '@localcloud/services/functions/instance-program';

const ends: (() => unknown)[] = [];
afterEach(() => Promise.all(ends.splice(0).map((end) => end())));

/** A pool over one function that waits as long as it is told, and answers where it ran. */
async function openPool(size: { usual: number; most: number; idleMs?: number }) {
  const directory = mkdtempSync(join(tmpdir(), 'pool-'));
  writeFileSync(
    join(directory, 'index.js'),
    'exports.main = ({ ms }) => new Promise((next) => setTimeout(() => next(process.pid), ms));',
  );
  const clockOffset = new Float64Array(new SharedArrayBuffer(8));
  const pool = new InstancePool({ program: await instanceProgram(), environment: {}, clockOffset, ...size });
  ends.push(
    () => pool.close(),
    () => rmSync(directory, { recursive: true }),
  );
  const context = {
    function_name: 'f',
    function_version: '$LATEST',
    memory_limit_in_mb: 64,
    time_limit_in_ms: 5_000,
    request_id: 'r',
    namespace: 'n',
  };
  const run = async (lane: Lane, ms: number, calledBy?: string) => {
    const task = { directory, event: JSON.stringify({ ms }), variables: {}, identity: {}, context };
    const outcome = await pool.run(task, lane, 5_000, { calledBy, onLogs: () => undefined });
    return outcome.ok ? outcome.json : outcome.reason;
  };
  return { pool, run };
}

const until = async (isSo: () => boolean) => {
  const deadline = Date.now() + 5_000;
  while (!isSo() && Date.now() < deadline) await new Promise((next) => setTimeout(next, 20));
  expect(isSo()).toBe(true);
};

it('instances that nobody needs end, all but those that are kept', async () => {
  const { pool, run } = await openPool({ usual: 3, most: 3, idleMs: 200 });
  const lane: Lane = { name: '', kept: 1 };
  await Promise.all([1, 2, 3].map(() => run(lane, 50)));
  expect(pool.load.instances).toBe(3);
  await until(() => pool.load.instances === 1);
  expect(await run(lane, 0)).toBe(String(process.pid));
});

it('an idle instance of one function makes room for another function, a busy one does not', async () => {
  const { pool, run } = await openPool({ usual: 1, most: 1 });
  const [one, other]: Lane[] = [
    { name: 'one', kept: 0, memoryMb: 64 },
    { name: 'other', kept: 0, memoryMb: 64 },
  ];
  const order: string[] = [];
  const first = run(one!, 300).then((place) => (order.push('one'), place));
  const second = run(other!, 0).then((place) => (order.push('other'), place));
  expect(await first).not.toBe(await second);
  expect(order).toEqual(['one', 'other']);
  expect(pool.load).toEqual({ instances: 1, busy: 0, waiting: 0 });
});

it('a call that a running call waits for goes first, into an instance of its own', async () => {
  const { pool, run } = await openPool({ usual: 1, most: 1 });
  const lane: Lane = { name: '', kept: 1 };
  const order: string[] = [];
  const outer = run(lane, 800).then(() => order.push('outer'));
  const waiting = run(lane, 0).then(() => order.push('waiting'));
  const nested = run(lane, 0, 'outer').then(() => order.push('nested'));
  await Promise.all([outer, waiting, nested]);
  expect(order[0]).toBe('nested');
  expect(pool.load.waiting).toBe(0);
});

it('a closed pool answers what waits, and what comes later', async () => {
  const { pool, run } = await openPool({ usual: 1, most: 1 });
  const lane: Lane = { name: '', kept: 1 };
  const calls = [run(lane, 2_000), run(lane, 0)];
  const closed = pool.close();
  expect(await calls[1]).toBe('crashed');
  expect(await run(lane, 0)).toBe('crashed');
  await closed;
});
