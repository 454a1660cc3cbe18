import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

const now = Date.UTC(2026, 0, 1);
let environment: Environment;
beforeAll(async () => {
  environment = await openEnvironment({
    now: () => now,
    collections: [{ name: 'changed', indexes: [] }],
  });
});
afterAll(() => environment.close());

type Operators = Record<string, (...operands: unknown[]) => unknown>;
type Change = (operators: Operators) => object;
const at = (milliseconds: number) => new Date(milliseconds);
const changed = () => environment.database.collection('changed');

/** The document after the change, and whether it counts as changed. */
async function after(before: object, change: object, where?: object): Promise<[number, object]> {
  const { _id } = await changed().add({ data: before });
  const of = where === undefined ? changed().doc(_id) : changed().where({ _id, ...where });
  const { stats } = await of.update({ data: change });
  const { _id: _same, ...rest } = (await changed().doc(_id).get()).data;
  return [stats.updated, rest];
}

const pair = [
  { k: 1, v: 0 },
  { k: 2, v: 0 },
];

describe('an update through the SDK', () => {
  const cases: [string, object, Change, object][] = [
    ['leaves out what is undefined', { a: 1 }, () => ({ a: undefined, b: 2 }), { a: 1, b: 2 }],
    ['sets null', { a: 1 }, () => ({ a: null }), { a: null }],
    [
      'takes an empty object inside for nothing, since the SDK drops it',
      { a: { b: 1 } },
      () => ({ a: {}, x: 1 }),
      { a: { b: 1 }, x: 1 },
    ],
    [
      'replaces by set, also with dots in names',
      { b: 1 },
      (_) => ({ b: _.set!({ 'x.y': 1 }) }),
      { b: { 'x.y': 1 } },
    ],
    ['keeps dates in lists', {}, () => ({ list: [{ at: at(5) }] }), { list: [{ at: at(5) }] }],
    ['counts beyond 32 bits', { a: 2147483647 }, (_) => ({ a: _.inc!(1) }), { a: 2147483648 }],
    ['counts in fractions', { a: 1.5 }, (_) => ({ a: _.inc!(0.25) }), { a: 1.75 }],
    ['multiplies a missing field to 0, whatever the sign', {}, (_) => ({ a: _.mul!(-2) }), { a: 0 }],
    ['min on dates', { a: at(10) }, (_) => ({ a: _.min!(at(5)) }), { a: at(5) }],
    ['max on dates', { a: at(10) }, (_) => ({ a: _.max!(at(50)) }), { a: at(50) }],
    ['max over types: text is above numbers', { a: 5 }, (_) => ({ a: _.max!('x') }), { a: 'x' }],
    ['min of a missing field sets it', {}, (_) => ({ a: _.min!(3) }), { a: 3 }],
    ['renames over a field that exists', { a: 5, b: 1 }, (_) => ({ a: _.rename!('b') }), { b: 5 }],
    [
      'renames to another depth',
      { a: { x: 1 } },
      (_) => ({ 'a.x': _.rename!('b.y') }),
      { a: {}, b: { y: 1 } },
    ],
    ['bit or', { a: 5 }, (_) => ({ a: _.bit!({ or: 2 }) }), { a: 7 }],
    [
      'bit and, xor',
      { a: 5, b: 5 },
      (_) => ({ a: _.bit!({ and: 4 }), b: _.bit!({ xor: 1 }) }),
      { a: 4, b: 4 },
    ],
    ['bit on a missing field starts from 0', {}, (_) => ({ a: _.bit!({ or: 2 }) }), { a: 2 }],
    [
      'pushes a list as one element by each',
      { a: [1] },
      (_) => ({ a: _.push!([[2, 3]]) }),
      { a: [1, [2, 3]] },
    ],
    [
      'pushes objects sorted by a field, keeping the last',
      { a: [{ s: 3 }, { s: 1 }] },
      (_) => ({ a: _.push!({ each: [{ s: 2 }], sort: { s: 1 }, slice: -2 }) }),
      { a: [{ s: 2 }, { s: 3 }] },
    ],
    ['sorts without pushing', { a: [3, 1] }, (_) => ({ a: _.push!({ each: [], sort: 1 }) }), { a: [1, 3] }],
    ['empties by slice 0', { a: [3, 1] }, (_) => ({ a: _.push!({ each: [], slice: 0 }) }), { a: [] }],
    [
      'pushes before the last',
      { a: [1, 2] },
      (_) => ({ a: _.push!({ each: [9], position: -1 }) }),
      { a: [1, 9, 2] },
    ],
    ['unshifts in the order given', { a: [1] }, (_) => ({ a: _.unshift!([2, 3]) }), { a: [2, 3, 1] }],
    [
      'pulls what fits all of a condition',
      {
        a: [
          { x: 1, y: 1 },
          { x: 1, y: 2 },
        ],
      },
      (_) => ({ a: _.pull!({ x: 1, y: _.gt!(1) }) }),
      { a: [{ x: 1, y: 1 }] },
    ],
    ['pulls dates', { a: [at(5), at(6)] }, (_) => ({ a: _.pull!(at(5)) }), { a: [at(6)] }],
    ['pulls what is in a list', { a: [1, 5, 7] }, (_) => ({ a: _.pull!(_.in!([1, 7])) }), { a: [5] }],
    ['pulls every occurrence of all', { a: [1, 2, 1, 3] }, (_) => ({ a: _.pullAll!([1, 3]) }), { a: [2] }],
    [
      'adds a list to a set as one element',
      { a: [1] },
      (_) => ({ a: _.addToSet!([1, 2]) }),
      { a: [1, [1, 2]] },
    ],
    ['adds each to a set once', { a: [1] }, (_) => ({ a: _.addToSet!({ $each: [1, 2, 2] }) }), { a: [1, 2] }],
    ['fills an array up to a position', { list: [1] }, () => ({ 'list.3': 9 }), { list: [1, null, null, 9] }],
    [
      'makes an object of a position where nothing is',
      {},
      () => ({ 'list.0.x': 9 }),
      { list: { 0: { x: 9 } } },
    ],
    [
      'leaves null where an element was removed',
      { list: [1, 2, 3] },
      (_) => ({ 'list.1': _.remove!() }),
      { list: [1, null, 3] },
    ],
    [
      'changes every element',
      { list: [{ v: 1 }, { v: 2 }] },
      (_) => ({ 'list.$[].v': _.inc!(1) }),
      { list: [{ v: 2 }, { v: 3 }] },
    ],
    [
      'counts another order of fields as a change',
      { a: { x: 1, y: 2 } },
      (_) => ({ a: _.set!({ y: 2, x: 1 }) }),
      { a: { y: 2, x: 1 } },
    ],
  ];
  it.each(cases)('%s', async (_name, before, change, expected) => {
    const [updated, document] = await after(
      before,
      change(environment.database.command as unknown as Operators),
    );
    expect(document).toEqual(expected);
    expect(updated).toBe(1);
  });

  const idle: [string, object, Change][] = [
    ['max of an equal value', { a: 5 }, (_) => ({ a: _.max!(5) })],
    ['a rename of a missing field', {}, (_) => ({ a: _.rename!('b') })],
    ['an element that a set has', { a: [{ x: 1 }] }, (_) => ({ a: _.addToSet!({ x: 1 }) })],
    ['a pop of an empty array', { a: [] }, (_) => ({ a: _.pop!() })],
    ['a pop of a missing field', {}, (_) => ({ a: _.pop!() })],
    ['a pull of nothing', { a: [1] }, (_) => ({ a: _.pull!(2) })],
    ['a removal of a missing field', {}, (_) => ({ a: _.remove!() })],
    ['an equal list', { a: [1, { b: 2 }] }, () => ({ a: [1, { b: 2 }] })],
    ['an equal date', { a: at(5) }, () => ({ a: at(5) })],
    ['an increment by 0', { a: 5 }, (_) => ({ a: _.inc!(0) })],
  ];
  it.each(idle)('does not count %s', async (_name, before, change) => {
    const [updated, document] = await after(
      before,
      change(environment.database.command as unknown as Operators),
    );
    expect([updated, document]).toEqual([0, before]);
  });

  const positional: [string, object, Change, Change, object][] = [
    [
      'by a field',
      { list: pair },
      () => ({ 'list.k': 2 }),
      () => ({ 'list.$.v': 9 }),
      { list: [pair[0], { k: 2, v: 9 }] },
    ],
    [
      'by elemMatch',
      { list: pair },
      (_) => ({ list: _.elemMatch!({ k: 2, v: 0 }) }),
      () => ({ 'list.$.v': 9 }),
      { list: [pair[0], { k: 2, v: 9 }] },
    ],
    [
      'a scalar',
      { list: [1, 5, 7] },
      (_) => ({ list: _.gt!(4) }),
      () => ({ 'list.$': 9 }),
      { list: [1, 9, 7] },
    ],
    [
      'by a list of values',
      { list: [1, 5, 7] },
      (_) => ({ list: _.in!([7, 5]) }),
      (_) => ({ 'list.$': _.inc!(1) }),
      { list: [1, 6, 7] },
    ],
  ];
  it.each(positional)(
    'changes the element that was met: %s',
    async (_name, before, where, change, expected) => {
      const _ = environment.database.command as unknown as Operators;
      expect(await after(before, change(_), where(_))).toEqual([1, expected]);
    },
  );

  const refused: [string, object, Change, RegExp][] = [
    [
      'inc of null',
      { a: null },
      (_) => ({ a: _.inc!(1) }),
      /Cannot apply \$inc to a value of non-numeric type/,
    ],
    ['inc by text', { a: 1 }, (_) => ({ a: _.inc!('x') }), /Cannot increment with non-numeric argument/],
    ['push to null', { a: null }, (_) => ({ a: _.push!(1) }), /must be an array but is of type null/],
    ['pop of a number', { a: 1 }, (_) => ({ a: _.pop!() }), /non-array/],
    [
      'a field of an array',
      { list: [1] },
      () => ({ 'list.x': 9 }),
      /Cannot create field 'x' in element \{list: \[1\]\}/,
    ],
    ['a field of null', { a: null }, () => ({ 'a.x': 9 }), /Cannot create field 'x' in element \{a: null\}/],
    ['a field and its parent', { a: 1 }, () => ({ a: 1, 'a.b': 2 }), /would create a conflict at 'a'/],
    [
      'a field and another renamed to it',
      { a: 1 },
      (_) => ({ a: _.rename!('b'), b: 2 }),
      /would create a conflict at 'b'/,
    ],
    ['a rename onto itself', { a: 1 }, (_) => ({ a: _.rename!('a') }), /must differ/],
    [
      'a rename out of an array',
      { list: [{ a: 1 }] },
      (_) => ({ 'list.0.a': _.rename!('b') }),
      /array element/,
    ],
    ['a name with a dollar inside', {}, (_) => ({ b: _.set!({ $x: 1 }) }), /dollar \(\$\) prefixed field/],
    ['an operator nobody knows', {}, () => ({ $x: { a: 1 } }), /Unknown modifier: \$x/],
    [
      'nothing at all, once the SDK has dropped empty objects',
      { a: { b: 1 } },
      () => ({ a: {} }),
      /'\$set' is empty/,
    ],
    [
      'an element without a query that met one',
      { list: [1] },
      () => ({ 'list.$': 9 }),
      /did not find the match needed/,
    ],
    [
      'an element by a filter that nobody gave',
      { list: [1] },
      () => ({ 'list.$[x]': 9 }),
      /No array filter found/,
    ],
  ];
  it.each(refused)('refuses %s, in the words of the service', async (_name, before, change, words) => {
    const failure = after(before, change(environment.database.command as unknown as Operators));
    await expect(failure).rejects.toMatchObject({
      errCode: -502001,
      errMsg: expect.stringMatching(
        /^document\.update:fail -502001 database request fail\. \[FailedOperation\] multiple write errors: \[\{write errors: \[\{.+\}\]\}, \{<nil>\}\]/,
      ),
    });
    await expect(failure).rejects.toMatchObject({ errMsg: expect.stringMatching(words) });
  });
});

describe('a raw update', () => {
  type Raw = {
    options(options: object): {
      where(query: object): { update(data: object): Promise<{ updated: number }> };
    };
  };
  async function raw(before: object, change: object) {
    const { _id } = await changed().add({ data: before });
    const collection = environment.nodeDatabase.collection('changed') as unknown as Raw;
    await collection.options({ raw: true }).where({ _id }).update(change);
    const { _id: _same, ...rest } = (await changed().doc(_id).get()).data;
    return rest;
  }

  localOnly('its clock cannot be set')('writes the time of the server', async () => {
    expect(await raw({}, { $currentDate: { a: true, b: { $type: 'date' } } })).toEqual({
      a: at(now),
      b: at(now),
    });
  });

  it.each([
    ['pull by a pattern', { a: ['ab', 'b'] }, { $pull: { a: /^a/ } }, { a: ['b'] }],
    [
      'pull by elemMatch',
      { a: [{ b: [{ c: 1 }] }, { b: [] }] },
      { $pull: { a: { b: { $elemMatch: { c: 1 } } } } },
      { a: [{ b: [] }] },
    ],
    [
      'pull by a nested field',
      { a: [{ b: { c: 1 } }, { b: { c: 2 } }] },
      { $pull: { a: { 'b.c': 1 } } },
      { a: [{ b: { c: 2 } }] },
    ],
    ['setOnInsert, which changes nothing that exists', { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
  ])('%s', async (_name, before, change, expected) => {
    expect(await raw(before, change)).toEqual(expected);
  });

  it.each([
    ['two operators on one field', { $set: { a: 1 }, $inc: { a: 1 } }],
    ['another _id', { $set: { _id: 'other' } }],
    ['no operator', { b: 2 }],
    ['an empty operator', { $set: {} }],
    ['a type of time nobody knows', { $currentDate: { a: { $type: 'x' } } }],
  ])('refuses %s', async (_name, change) => {
    await expect(raw({ a: 1 }, change)).rejects.toMatchObject({ code: 'DATABASE_REQUEST_FAILED' });
  });
});
