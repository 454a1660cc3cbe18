import type { Environment } from './environment';
import { openEnvironment } from './environment';

export type Stages = readonly (readonly [name: string, operand: unknown])[];
type Raw = { options(options: object): { aggregate(stages: object[]): { end(): Promise<unknown> } } };

/** Stages that the SDK has no method for go through its raw pipelines. */
export async function pipe(
  { nodeDatabase }: Environment,
  stages: Stages,
  collection = 'orders',
): Promise<unknown[]> {
  const raw = nodeDatabase.collection(collection) as unknown as Raw;
  const pipeline = stages.map(([name, operand]) => ({ [`$${name}`]: operand }));
  return ((await raw.options({ raw: true }).aggregate(pipeline).end()) as { data: unknown[] }).data;
}

export const only = (id: number) => ['match', { _id: id }] as const;
export const byId = ['sort', { _id: 1 }] as const;

/** A few orders, and places that lie in one another. */
export async function openOrders(): Promise<Environment> {
  const environment = await openEnvironment({
    collections: [
      { name: 'orders', indexes: [] },
      { name: 'places', indexes: [] },
      { name: 'empty', indexes: [] },
    ],
  });
  await environment.nodeDatabase.collection('orders').add([
    { _id: 1, store: 'a', price: 10, tags: ['x', 'y'], buyer: { name: '甲', level: 1 } },
    { _id: 2, store: 'a', price: 20, tags: [], buyer: { name: '乙' } },
    { _id: 3, store: 'b', price: 30, tags: null },
    { _id: 4, price: null, tags: 'z', lines: [{ sku: 'p', n: 1, gift: true }, 5, { sku: 'q', n: 2 }] },
  ]);
  await environment.nodeDatabase
    .collection('places')
    .add([
      { _id: 'china' },
      { _id: 'east', in: 'china', store: 'b' },
      { _id: 'shanghai', in: 'east', store: 'a' },
      { _id: 'pudong', in: 'shanghai', store: 'a' },
    ]);
  return environment;
}
