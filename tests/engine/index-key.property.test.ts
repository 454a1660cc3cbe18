import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compareText, compareValues } from '@localcloud/engine/values/order';
import { decodeEjson, decodeStored, encodeEjson } from '@localcloud/engine/values/ejson';
import { indexKey } from '@localcloud/engine/values/index-key';

const scalar = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(0, -0, 1, -1, 2 ** 53, -(2 ** 53), Infinity, -Infinity, NaN),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '\u0000', '\u0001', '\u0002', 'a', 'a\u0000', 'a\u0001b', '\uffff', '😀'),
  fc.boolean(),
  fc.constant(null),
  fc.date({ noInvalidDate: true }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(
      fc.string({ maxLength: 3 }).filter((name) => !/^\$|^__proto__$/.test(name)),
      tie('value'),
      {
        maxKeys: 3,
        noNullPrototype: true,
      },
    ),
  ),
}));

const bytesOf = (text: string) => Buffer.from(text, 'utf8');
const sign = Math.sign;

it('index keys sort as the values do, byte by byte', () => {
  fc.assert(
    fc.property(value, value, (left, right) => {
      const byKey = Buffer.compare(bytesOf(indexKey(left)), bytesOf(indexKey(right)));
      expect(byKey).toBe(sign(compareValues(left, right)));
      expect(sign(compareText(indexKey(left), indexKey(right)))).toBe(byKey);
      expect(indexKey(left)).not.toContain('\u0000');
    }),
    { numRuns: 3_000 },
  );
});

it('what is stored is what was given', () => {
  fc.assert(
    fc.property(value, (given) => {
      const again = decodeStored(encodeEjson({ given })).given;
      expect(compareValues(again, given)).toBe(0);
      expect(compareValues((decodeEjson(encodeEjson({ given }), 0) as { given: unknown }).given, given)).toBe(
        0,
      );
    }),
    { numRuns: 1_000 },
  );
});
