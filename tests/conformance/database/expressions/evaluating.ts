import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from '../environment';

/** Stands for a request that the service refuses. */
export const REFUSED = Symbol('refused');
/** Stands for a field that is not in the answer. */
export const MISSING = Symbol('missing');
export const at = (text: string): Date => new Date(text);

class InAnyOrder {
  constructor(readonly items: readonly unknown[]) {}
}
export const inAnyOrder = (items: readonly unknown[]): InAnyOrder => new InAnyOrder(items);

/** What every expression is asked about. */
const document = {
  _id: 1,
  a: 7,
  b: -3.5,
  n: null,
  s: 'Hello 世界',
  t: 'abc',
  csv: 'a,b,,c',
  arr: [3, 1, 2],
  nums: [1, 2, 3, 4],
  e: [],
  mix: [1, 'a', null],
  nest: [[1, 2], [3]],
  o: { x: 1, y: { z: 2 } },
  objs: [
    { k: 'a', v: 1 },
    { k: 'b', v: 2 },
  ],
  pairs: [
    ['k', 1],
    ['m', 2],
  ],
  d: at('2026-03-05T14:07:09.123Z'),
  dd: at('2024-12-30T23:30:00Z'),
  tr: true,
  f: false,
};

type Case = [expression: unknown, expected: unknown];

/** Computes each expression over `document` by `addFields`, through the SDK. */
export function evaluating(title: string, cases: readonly Case[]): void {
  let environment: Environment;
  beforeAll(async () => {
    environment = await openEnvironment({ collections: [{ name: 'values', indexes: [] }] });
    await environment.nodeDatabase.collection('values').add(document);
  });
  afterAll(() => environment.close());

  async function result(expression: unknown): Promise<unknown> {
    const aggregate = environment.nodeDatabase.collection('values').aggregate();
    const { data } = (await aggregate.addFields({ result: expression }).end()) as { data: object[] };
    const [row = {}] = data;
    return 'result' in row ? row.result : MISSING;
  }

  describe(title, () => {
    it.each(cases.map(([expression, expected]) => [JSON.stringify(expression), expression, expected]))(
      '%s',
      async (_text, expression, expected) => {
        if (expected === REFUSED) {
          await expect(result(expression)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
          return;
        }
        const found = await result(expression);
        if (expected instanceof InAnyOrder) {
          expect(found).toHaveLength(expected.items.length);
          expect(found).toEqual(expect.arrayContaining([...expected.items]));
        } else if (typeof expected === 'number') expect(found).toBeCloseTo(expected, 9);
        else expect(found).toEqual(expected);
      },
    );
  });
}
