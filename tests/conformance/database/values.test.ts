import { Binary, Decimal128, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp } from 'bson';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';

let environment: Environment;
beforeAll(async () => {
  environment = await openEnvironment({ collections: [{ name: 'kept', indexes: [] }] });
});
afterAll(() => environment.close());

const kept = () => environment.nodeDatabase.collection('kept');
async function back(value: unknown): Promise<unknown> {
  const { id } = (await kept().add({ value })) as { id: string };
  const { data } = await kept().doc(id).get();
  return (data[0] as { value: unknown }).value;
}

describe('values that come back as they went', () => {
  it.each<[string, unknown]>([
    ['the greatest 32-bit number', 2 ** 31 - 1],
    ['a number of 53 bits', 2 ** 53 - 1],
    ['a negative one', -(2 ** 53 - 1)],
    ['a large one', 1e300],
    ['a small one', Number.MIN_VALUE],
    ['a fraction', 0.1 + 0.2],
    ['NaN', NaN],
    ['infinity', -Infinity],
    ['a date with milliseconds', new Date('2026-03-05T14:07:09.123Z')],
    ['a date before 1970', new Date(-1)],
    ['a date of the year 9999', new Date('9999-12-31T23:59:59.999Z')],
    ['empty text', ''],
    ['text of every plane', '引号" \\ \n\u0000\u0001\u2028 😀 \ud83d\udc4d'],
    ['text that looks like EJSON', '{"$date":{"$numberLong":"0"}}'],
    ['lists in lists', [[], [[1], [null]], {}]],
    ['an object of names that every object has', { constructor: 1, toString: 'x', hasOwnProperty: null }],
    ['deep objects', JSON.parse(`${'{"a":'.repeat(60)}1${'}'.repeat(60)}`)],
  ])('%s', async (_name, value) => {
    expect(await back(value)).toEqual(value);
  });

  it('null is kept, undefined is not there; in a list it becomes null', async () => {
    const { id } = (await kept().add({ none: null, left: undefined, list: [undefined, 1] })) as {
      id: string;
    };
    expect((await kept().doc(id).get()).data).toEqual([{ _id: id, none: null, list: [null, 1] }]);
  });

  it('a date equals only its own millisecond', async () => {
    await kept().add({ _id: 'moment', when: new Date(1_700_000_000_123) });
    const at = async (ms: number) =>
      (
        await kept()
          .where({ when: new Date(ms) })
          .get()
      ).data.length;
    expect([await at(1_700_000_000_123), await at(1_700_000_000_124)]).toEqual([1, 0]);
  });
});

const types = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon'] as const;
type Geo = Record<(typeof types)[number], new (...parts: unknown[]) => object>;
const geo = () => environment.nodeDatabase.Geo as unknown as Geo;

describe('places', () => {
  const shapes = () => {
    const Geo = geo();
    const point = (longitude: number, latitude: number) => new Geo.Point(longitude, latitude);
    const ring = (west: number, south: number, size: number) =>
      new Geo.LineString([
        point(west, south),
        point(west + size, south),
        point(west + size, south + size),
        point(west, south + size),
        point(west, south),
      ]);
    const line = new Geo.LineString([point(1, 2), point(3, 4)]);
    const polygon = new Geo.Polygon([ring(0, 0, 10), ring(2, 2, 3)]);
    return {
      Point: point(121.5, 31.2),
      LineString: line,
      Polygon: polygon,
      MultiPoint: new Geo.MultiPoint([point(1, 2), point(-180, 90)]),
      MultiLineString: new Geo.MultiLineString([line, ring(0, 0, 1)]),
      MultiPolygon: new Geo.MultiPolygon([polygon, new Geo.Polygon([ring(20, 20, 1)])]),
    };
  };

  it.each(types)('a %s comes back as one of the SDK, inside objects and lists too', async (type) => {
    const shape = shapes()[type];
    const value = (await back({ shape, list: [shape] })) as { shape: object; list: object[] };
    for (const found of [value.shape, value.list[0]]) {
      expect(found).toBeInstanceOf(geo()[type]);
      expect(JSON.stringify(found)).toBe(JSON.stringify(shape));
    }
  });
});

describe('the classes of BSON, which only raw requests carry', () => {
  type Raw = {
    options(options: object): {
      where(query: object): { update(data: object): Promise<object>; get(): Promise<{ data: object[] }> };
      aggregate(stages: object[]): { end(): Promise<{ data: object[] }> };
    };
  };
  const raw = () => (kept() as unknown as Raw).options({ raw: true });

  it('numbers are numbers, an ObjectId its text, the others themselves', async () => {
    await kept().add({ _id: 'classes' });
    const $set = {
      id: new ObjectId('5f0000000000000000000001'),
      int: new Int32(5),
      long: Long.fromString('9007199254740991'),
      decimal: Decimal128.fromString('1.50'),
      bytes: new Binary(Buffer.from('字节'), 0),
      stamp: new Timestamp({ t: 7, i: 2 }),
      least: new MinKey(),
      most: new MaxKey(),
      pattern: /^a/i,
    };
    await raw().where({ _id: 'classes' }).update({ $set });
    // An aggregation hands rows on as they come; get() takes some classes apart on the way.
    const { data } = await raw()
      .aggregate([{ $match: { _id: 'classes' } }])
      .end();
    expect(data[0]).toMatchObject({
      id: '5f0000000000000000000001',
      int: 5,
      long: 9007199254740991,
      decimal: $set.decimal,
      stamp: $set.stamp,
      least: $set.least,
      most: $set.most,
    });
    expect((data[0] as { bytes: Binary }).bytes.toString('utf8')).toBe('字节');
    const finds = async (query: object) => (await raw().where(query).get()).data.length;
    expect(await finds({ id: $set.id })).toBe(1);
    expect(await finds({ decimal: 1.5 })).toBe(1);
    expect(await finds({ bytes: $set.bytes })).toBe(1);
    expect(await finds({ stamp: { $gt: new Timestamp({ t: 7, i: 1 }) } })).toBe(1);
  });
});
