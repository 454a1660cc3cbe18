import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Report } from './simulate';

const folder = mkdtempSync(join(tmpdir(), 'yunpu-simulation-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** In a process of its own, which may put another clock and other chance in the place of Node's. */
function simulate(...options: string[]): { report: Report; text: string } {
  const out = join(folder, `${randomBytes(4).toString('hex')}.json`);
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tests/simulation/main.ts', ...options, '--out', out],
    { encoding: 'utf8' },
  );
  try {
    return { report: JSON.parse(readFileSync(out, 'utf8')) as Report, text: stdout };
  } catch {
    throw new Error(`${stdout}\n${stderr}`);
  }
}

const named = (seeds: readonly string[]): string[] => seeds.flatMap((seed) => ['--seed', seed]);
const digestOf = (text: string, seed: string): string | undefined =>
  new RegExp(`seed ${seed} holds; digest (\\w+)`).exec(text)?.[1];

/** Always the same, so that a change that breaks one of them is found by whoever makes it. */
const fixed = ['opening-day', 'double-eleven', 'stock-take', 'rainy-monday', '9e8c79f0-10'];

describe('a whole chain with everything going wrong', () => {
  const fresh = Array.from({ length: 6 }, () => randomBytes(4).toString('hex'));
  let played: ReturnType<typeof simulate>;
  beforeAll(() => {
    played = simulate(...named([...fresh, ...fixed]));
    process.stdout.write(`simulated fresh seeds: ${fresh.join(' ')}\n`);
  }, 90_000);

  it('loses, doubles and makes up nothing', () => {
    const { report, text } = played;
    // The text tells the story of what broke.
    expect(report.failures.length === 0 ? '' : text).toBe('');
    expect(report.runs).toBe(fixed.length + fresh.length);
    expect(report.orders).toBeGreaterThan(report.runs);
    expect(report.faults).toBeGreaterThan(report.runs);
  });

  it('is the same run again for the same seed, in another process and whatever ran before it', () => {
    const seed = fixed[fixed.length - 1] ?? '';
    const again = simulate(...named([seed]));
    expect(digestOf(again.text, seed)).toMatch(/^[0-9a-f]{16}$/);
    expect(digestOf(again.text, seed)).toBe(digestOf(played.text, seed));
    expect(new Set(fixed.map((name) => digestOf(played.text, name))).size).toBe(fixed.length);
  }, 60_000);
});

describe('a bug put in on purpose', () => {
  it.each([
    ['no-stock-guard', /stockNotBelowZero|unitsConserved/],
    ['no-request-key', /oneWishOneOrder/],
    ['no-hold-tag', /unitsConserved|stockNotBelowZero/],
    // What the order itself asserts may notice first.
    ['no-order-guard', /handedOverOnce|unitsConserved|goodsFollowOrder|paidAtWechat|noFaultOfOurOwn/],
    ['no-move-guard', /unitsConserved/, 'Transfer'],
    ['doubled-entries', /everyFenInLedgerOnce|depositFollowsOrder/],
    ['no-earnings', /depositFollowsOrder/],
    ['no-receipts', /everyFenInLedgerOnce|depositFollowsOrder/],
  ])(
    '%s is found within a minute, and told as a story',
    (plant, invariant, told = 'order.place') => {
      const startedAt = performance.now();
      const { report } = simulate('--plant', plant, '--seeds', '150', '--shrink', '3');
      expect(performance.now() - startedAt).toBeLessThan(60_000);
      const [failure] = report.failures;
      expect(failure?.invariant).toMatch(invariant);
      expect(failure?.story.join('\n')).toContain(told);
      expect(failure?.seed).toMatch(/./);
    },
    90_000,
  );
});
