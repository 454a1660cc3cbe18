import { Binary, BSONRegExp, Decimal128, MaxKey, MinKey, Timestamp } from 'bson';
import { CloudError } from '../../cloud-error';
import { nestsDeeperThan } from './nesting';
import { isDocument, type Document, type Value } from './values';

/** MongoDB's own limit for nesting; deeper requests are refused before anything walks them. */
const DEEPEST = 100;

const invalid = (what: string) => new CloudError('INVALID_PARAM', `invalid EJSON: ${what}`);

/**
 * Extended JSON, canonical or relaxed, as our values. `now` stands in for `serverDate`.
 * An ObjectId becomes its hex text: that is the only form the SDK hands to functions. Throws INVALID_PARAM.
 */
export function decodeEjson(source: unknown, now: number): Value {
  let parsed: unknown = source;
  if (typeof source === 'string') {
    if (nestsDeeperThan(source, DEEPEST)) throw invalid(`nested deeper than ${DEEPEST}`);
    try {
      parsed = JSON.parse(source);
    } catch {
      throw invalid('not JSON');
    }
  }
  return revive(parsed, now, 0);
}

/** The same for text that we have written ourselves: most documents hold nothing that JSON does not know. */
export function decodeStored(text: string): Document {
  const parsed: unknown = JSON.parse(text);
  return (text.includes('{"$') ? revive(parsed, 0, 0) : parsed) as Document;
}

function revive(value: unknown, now: number, depth: number): Value {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > DEEPEST) throw invalid(`nested deeper than ${DEEPEST}`);
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index++) value[index] = revive(value[index], now, depth + 1);
    return value;
  }
  const object = value as Document;
  const keys = Object.keys(object);
  const [first] = keys;
  if (first !== undefined && first.charCodeAt(0) === 36) {
    const special = reviveSpecial(first, object, keys.length, now);
    if (special !== undefined) return special;
  }
  for (const key of keys) {
    if (key === '__proto__') throw invalid('field name __proto__');
    object[key] = revive(object[key], now, depth + 1);
  }
  return object;
}

/** `{"$numberInt":"1"}` and its kin; undefined for anything else that starts with a dollar, which is an operator. */
function reviveSpecial(name: string, object: Document, size: number, now: number): Value {
  const inner = object[name];
  if (size !== 1) return undefined;
  switch (name) {
    case '$numberInt':
    case '$numberLong':
    case '$numberDouble':
      return toNumber(inner);
    case '$date':
      return toDate(inner);
    case '$oid':
      if (typeof inner !== 'string' || !/^[0-9a-f]{24}$/i.test(inner)) throw invalid('$oid');
      return inner.toLowerCase();
    case '$tcb_server_date':
      return new Date(now + serverDateOffset(inner));
    case '$numberDecimal':
    case '$regularExpression':
    case '$binary':
    case '$timestamp':
      return reviveClass(name, inner);
    case '$minKey':
      return new MinKey();
    case '$maxKey':
      return new MaxKey();
    case '$undefined':
      return null;
    case '$symbol':
      return typeof inner === 'string' ? inner : undefined;
    case '$code':
      throw invalid('$code is not stored');
    default:
      return undefined;
  }
}

function reviveClass(name: string, inner: unknown): Value {
  try {
    const fields = (isDocument(inner) ? inner : {}) as Record<string, string>;
    if (name === '$numberDecimal') return Decimal128.fromString(String(inner));
    if (name === '$regularExpression') return regularExpression(String(fields.pattern), fields.options ?? '');
    if (name === '$timestamp') return new Timestamp({ t: Number(fields.t), i: Number(fields.i) });
    return new Binary(
      Buffer.from(String(fields.base64), 'base64'),
      parseInt(String(fields.subType), 16) || 0,
    );
  } catch (error) {
    throw error instanceof CloudError ? error : invalid(name);
  }
}

function regularExpression(pattern: string, options: unknown): BSONRegExp {
  if (typeof options === 'string' && /^[imsxu]*$/.test(options)) return new BSONRegExp(pattern, options);
  throw new CloudError(
    'DATABASE_REQUEST_FAILED',
    `invalid flag in regex options: ${String(options).slice(0, 20)}`,
  );
}

function toNumber(inner: unknown): number {
  const number = typeof inner === 'string' && inner.trim() !== '' ? Number(inner) : inner;
  if (typeof number !== 'number' || (Number.isNaN(number) && inner !== 'NaN')) throw invalid('number');
  return number;
}

function toDate(inner: unknown): Date {
  const isLong = isDocument(inner) && '$numberLong' in inner;
  const time = isLong ? toNumber(inner.$numberLong) : inner;
  if (typeof time !== 'string' && typeof time !== 'number') throw invalid('$date');
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) throw invalid('$date');
  return date;
}

function serverDateOffset(inner: unknown): number {
  if (!isDocument(inner)) return 0;
  const { offset = 0 } = inner;
  return toNumber(isDocument(offset) ? Object.values(offset)[0] : offset);
}

/** Relaxed EJSON, the form in which documents are stored and answered. */
export const encodeEjson = (value: Value): string => JSON.stringify(plain(value)) ?? 'null';

/** The same object when nothing in it needs EJSON, otherwise a copy with the EJSON forms in place. */
function plain(value: Value): unknown {
  if (typeof value === 'number')
    return Number.isFinite(value) && !Object.is(value, -0) ? value : plainNumber(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) {
    let copy: unknown[] | undefined;
    for (let index = 0; index < value.length; index++) {
      const item = plain(value[index]);
      if (item !== value[index]) (copy ??= value.slice())[index] = item;
    }
    return copy ?? value;
  }
  if (!isDocument(value)) return plainClass(value);
  let copy: Document | undefined;
  for (const key of Object.keys(value)) {
    const item = plain(value[key]);
    if (item !== value[key]) (copy ??= { ...value })[key] = item;
  }
  return copy ?? value;
}

const plainNumber = (value: number) => ({ $numberDouble: Object.is(value, -0) ? '-0.0' : String(value) });

function plainClass(value: object): unknown {
  if (value instanceof BSONRegExp || value instanceof RegExp) {
    const [pattern, options] =
      value instanceof RegExp ? [value.source, value.flags] : [value.pattern, value.options];
    return { $regularExpression: { pattern, options } };
  }
  if (value instanceof Decimal128) return { $numberDecimal: value.toString() };
  if (value instanceof Binary)
    return {
      $binary: {
        base64: value.value(true).toString('base64'),
        subType: value.sub_type.toString(16).padStart(2, '0'),
      },
    };
  if (value instanceof Timestamp) return { $timestamp: { t: value.getHighBits(), i: value.getLowBits() } };
  if (value instanceof MinKey) return { $minKey: 1 };
  if (value instanceof MaxKey) return { $maxKey: 1 };
  return null;
}
