import { Decimal128 } from 'bson';
import type { Value } from '../values/values';
import { argumentsOf, needInteger, needText, onAll, onParts, onValues, unlessNull } from './arguments';
import { isNullish, wrong, type Build, type Operators } from './scope';
import { typeName } from './type-names';
import { boundedList, checkLength } from './weight';

/** What operators that take any value make of it: null is the empty text. */
export function coercedText(value: Value): string {
  if (isNullish(value)) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number' || value instanceof Decimal128) return String(value);
  if (value instanceof Date) return value.toISOString();
  throw wrong(`can't convert from BSON type ${typeName(value)} to String`);
}

/** Letters of ASCII only: MongoDB leaves all others as they are. */
const lower = (text: string) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
const upper = (text: string) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());

const onCoerced = (apply: (text: string) => Value): Build =>
  onValues(1, ([value]) => apply(coercedText(value)));

function compareIgnoringCase([left, right]: Value[]): number {
  const [a, b] = [upper(coercedText(left)), upper(coercedText(right))];
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** Text as something with positions: bytes of UTF-8 or code points. */
type Units<Item> = {
  readonly of: (text: string) => Item;
  readonly find: (item: Item, part: Item, from: number, to: number) => number;
};

const bytes: Units<Buffer> = {
  of: (text) => Buffer.from(text),
  find: (text, part, from, to) => text.subarray(0, to).indexOf(part, from),
};
const codePoints: Units<string[]> = {
  of: (text) => [...text],
  find(text, part, from, to) {
    for (let at = from; at + part.length <= Math.min(to, text.length); at++)
      if (part.every((letter, offset) => text[at + offset] === letter)) return at;
    return -1;
  },
};

const indexOf =
  <Item extends { readonly length: number }>(units: Units<Item>): Build =>
  (operand, compile, name) => {
    const parts = argumentsOf(operand, compile, name, 2, 4);
    return (scope) => {
      const [text, part, from, to] = parts.map((piece) => piece(scope));
      if (isNullish(text)) return null;
      const whole = units.of(needText(text, name));
      const start = from === undefined ? 0 : needInteger(from, name);
      const end = to === undefined ? whole.length : needInteger(to, name);
      if (start < 0 || end < 0) throw wrong(`${name} requires non-negative positions`);
      if (start > whole.length || end < start) return -1;
      return units.find(whole, units.of(needText(part, name)), start, Math.min(end, whole.length));
    };
  };

const isContinuation = (byte: number | undefined) => byte !== undefined && (byte & 0xc0) === 0x80;

function substringOfBytes([value, from, count]: Value[], name: string): string {
  const text = Buffer.from(coercedText(value));
  const [start, length] = [needInteger(from, name), needInteger(count, name)];
  if (start < 0) throw wrong(`${name}: starting index must be non-negative (got: ${start})`);
  const end = length < 0 ? text.length : Math.min(start + length, text.length);
  if (isContinuation(text[start]))
    throw wrong(`${name}: Invalid range, starting index is a UTF-8 continuation byte.`);
  if (isContinuation(text[end]))
    throw wrong(`${name}: Invalid range, ending index is in the middle of a UTF-8 character.`);
  return text.subarray(start, end).toString();
}

function substringOfCodePoints([value, from, count]: Value[], name: string): string {
  const [start, length] = [needInteger(from, name), needInteger(count, name)];
  if (start < 0 || length < 0) throw wrong(`${name}: starting index and length must be nonnegative`);
  return [...coercedText(value)].slice(start, start + length).join('');
}

function concat(values: Value[], name: string): string {
  const parts = values.map((value) => needText(value, name));
  checkLength(parts.reduce((length, part) => length + part.length, 0));
  return parts.join('');
}

function split([value, separator]: Value[], name: string): Value[] {
  const by = needText(separator, name);
  if (by === '') throw wrong('$split requires a non-empty separator');
  return boundedList(needText(value, name).split(by));
}

const trim = (isStart: boolean, isEnd: boolean): Build =>
  onParts(['input'], ['chars'], ({ input, chars }, name, given) => {
    if (isNullish(input) || ('chars' in given && isNullish(chars))) return null;
    const letters = [...needText(input, name)];
    const isGone =
      chars === undefined
        ? (letter: string | undefined) => letter !== undefined && /[\s\0]/.test(letter)
        : (letter: string | undefined) => letter !== undefined && [...needText(chars, name)].includes(letter);
    let [from, to] = [0, letters.length];
    while (isStart && from < to && isGone(letters[from])) from += 1;
    while (isEnd && to > from && isGone(letters[to - 1])) to -= 1;
    return letters.slice(from, to).join('');
  });

/** The function keeps `$&` and its like in the replacement from meaning anything. */
const replace = (change: (text: string, find: string, by: () => string) => string): Build =>
  onParts(['input', 'find', 'replacement'], [], ({ input, find, replacement }, name) => {
    if (isNullish(input) || isNullish(find) || isNullish(replacement)) return null;
    const [text, by] = [needText(input, name), needText(replacement, name)];
    checkLength(text.length + (text.length + 1) * by.length * Number(by.length > 1_000));
    return change(text, needText(find, name), () => by);
  });

/** https://www.mongodb.com/docs/manual/reference/operator/aggregation/#string-expression-operators */
export const strings: Operators = {
  $concat: onAll(unlessNull(concat)),
  $toLower: onCoerced(lower),
  $toUpper: onCoerced(upper),
  $strcasecmp: onValues(2, compareIgnoringCase),
  $strLenBytes: onValues(1, ([text], name) => Buffer.byteLength(needText(text, name))),
  $strLenCP: onValues(1, ([text], name) => [...needText(text, name)].length),
  $indexOfBytes: indexOf(bytes),
  $indexOfCP: indexOf(codePoints),
  $split: onValues(2, unlessNull(split)),
  $substr: onValues(3, substringOfBytes),
  $substrBytes: onValues(3, substringOfBytes),
  $substrCP: onValues(3, substringOfCodePoints),
  $trim: trim(true, true),
  $ltrim: trim(true, false),
  $rtrim: trim(false, true),
  $replaceOne: replace((text, find, by) => text.replace(find, by)),
  $replaceAll: replace((text, find, by) => text.replaceAll(find, by)),
};
