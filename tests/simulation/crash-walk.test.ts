import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';

it('a transfer and a purchase survive a stop, a loss and a repeat at every single call', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/simulation/crash-walk.ts'],
    { encoding: 'utf8' },
  );
  expect(stderr).toBe('');
  const { calls, problems } = JSON.parse(stdout) as { calls: number; problems: string[] };
  expect(problems).toEqual([]);
  expect(calls).toBeGreaterThan(60);
}, 180_000);
