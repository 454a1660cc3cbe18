import { afterAll, beforeAll, expect } from '@jest/globals';
import fc from 'fast-check';
import { CloudError } from '@localcloud/cloud-error';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

let environment: Environment;
beforeAll(async () => {
  environment = await openEnvironment({
    collections: [
      {
        name: 'fuzzed',
        indexes: [
          {
            name: 'a',
            keys: [
              ['a', 1],
              ['b.c', -1],
            ],
          },
          { name: 'u', keys: [['u', 1]], unique: true },
        ],
      },
    ],
  });
});
afterAll(() => environment.close());

const names = [
  ...[
    'a',
    'b',
    'b.c',
    'a.0',
    '_id',
    'u',
    '',
    '.',
    'a..b',
    'a.$',
    'a.$[]',
    'a.$[x]',
    'constructor',
    'toString',
    '__proto__',
  ],
  ...[
    '$eq',
    '$ne',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$and',
    '$or',
    '$nor',
    '$not',
    '$exists',
    '$mod',
    '$all',
  ],
  ...[
    '$elemMatch',
    '$size',
    '$type',
    '$expr',
    '$jsonSchema',
    '$regex',
    '$options',
    '$nearSphere',
    '$geoWithin',
    '$geometry',
  ],
  ...[
    '$geoIntersects',
    '$centerSphere',
    '$set',
    '$inc',
    '$mul',
    '$unset',
    '$min',
    '$max',
    '$rename',
    '$bit',
    '$push',
    '$pop',
  ],
  ...[
    '$pull',
    '$pullAll',
    '$addToSet',
    '$each',
    '$position',
    '$slice',
    '$sort',
    '$where',
    '$numberInt',
    '$date',
    '$oid',
  ],
  ...[
    '$regularExpression',
    '$binary',
    '$numberLong',
    '$tcb_server_date',
    '$numberDecimal',
    '$minKey',
    '$timestamp',
  ],
  ...[
    '$sum',
    '$cond',
    '$literal',
    '$concat',
    '$arrayElemAt',
    'type',
    'coordinates',
    'from',
    'as',
    'let',
    'pipeline',
    'n',
  ],
  ...[
    '$map',
    '$filter',
    '$reduce',
    '$let',
    '$switch',
    '$convert',
    '$dateToString',
    '$dateFromString',
    '$dateFromParts',
    '$dateAdd',
    '$regexMatch',
    '$range',
    '$zip',
    '$setUnion',
    '$mergeObjects',
    '$indexOfCP',
    '$substrBytes',
    '$toDate',
    '$push',
    '$stdDevPop',
  ],
  ...[
    'input',
    'in',
    'cond',
    'regex',
    'date',
    'dateString',
    'format',
    'timezone',
    'unit',
    'year',
    'to',
    'vars',
    'branches',
    'groupBy',
    'boundaries',
    'buckets',
    'newRoot',
    'path',
    'localField',
    'foreignField',
  ],
];
const scalar = fc.constantFrom<unknown>(
  0,
  1,
  -1,
  1.5,
  1e300,
  '',
  'a',
  '$a',
  '$$ROOT',
  '(',
  '[',
  'Point',
  null,
  true,
  false,
  '5',
  'NaN',
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'medium' },
    scalar,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom(...names), tie('value'), { maxKeys: 3 }),
  ),
}));
const operators = fc.dictionary(fc.constantFrom(...names.filter((name) => name.startsWith('$'))), value, {
  maxKeys: 3,
});
const onField = fc.dictionary(fc.constantFrom('a', 'b.c', '_id'), operators, { maxKeys: 2 });
const update = fc.dictionary(
  fc.constantFrom(
    '$set',
    '$inc',
    '$push',
    '$pull',
    '$addToSet',
    '$unset',
    '$rename',
    '$bit',
    '$pop',
    '$pullAll',
    '$mul',
    '$min',
  ),
  fc.dictionary(fc.constantFrom(...names), value, { maxKeys: 2 }),
  { minKeys: 1, maxKeys: 2 },
);
const stage = fc.record({
  stageKey: fc.constantFrom(
    '$match',
    '$group',
    '$project',
    '$sort',
    '$lookup',
    '$unwind',
    '$bucket',
    '$geoNear',
    '$sample',
    '$limit',
    '$replaceRoot',
    '$addFields',
    '$facet',
    '$bucketAuto',
    '$count',
    '$graphLookup',
    '$redact',
    '$replaceWith',
    '$set',
    '$sortByCount',
    '$unionWith',
    '$unset',
    '$x',
    '$out',
  ),
  stageValue: fc.oneof(value, operators, onField),
});
const request = fc.record({
  action: fc.constantFrom(
    'getDocument',
    'calculateDocument',
    'insertDocument',
    'modifyDocument',
    'modifyDocument',
    'modifyAndReturnDoc',
    'removeDocument',
    'aggregateDocuments',
    'aggregateDocuments',
  ),
  query: fc.oneof(value, onField),
  data: fc.oneof(value, update, update),
  order: fc.oneof(fc.constant(undefined), value),
  projection: fc.oneof(fc.constant(undefined), value),
  stages: fc.array(stage, { maxLength: 3 }),
  multi: fc.boolean(),
  merge: fc.boolean(),
  upsert: fc.boolean(),
  limit: fc.oneof(fc.nat(5), scalar),
});

localOnly('it fuzzes the database itself, below the SDKs')(
  'answers anything at all with a reply or a named refusal, and keeps what it holds in order',
  async () => {
    const { service, engine } = environment;
    await fc.assert(
      fc.asyncProperty(request, async ({ action, query, data, order, projection, stages, ...rest }) => {
        const text = (part: unknown) => (part === undefined ? undefined : JSON.stringify(part));
        const body = {
          ...rest,
          collectionName: 'fuzzed',
          query: text(query),
          data: action === 'insertDocument' ? [text(data)] : text(data),
          order: text(order),
          projection: text(projection),
          stages: stages.map(({ stageKey, stageValue }) => ({
            stageKey,
            stageValue: JSON.stringify(stageValue),
          })),
        };
        const reply = await service.handle(`database.${action}`, body).catch((error: unknown) => error);
        if (!(reply instanceof Error)) return;
        expect(reply).toBeInstanceOf(CloudError);
        expect([(reply as CloudError).code, reply.message]).not.toContain('SYS_ERR');
      }),
      { numRuns: 3_000 },
    );
    const collection = engine.collection('fuzzed');
    expect([...collection.all()]).toHaveLength(collection.size);
    expect(Object.prototype).not.toHaveProperty('polluted');
  },
);
