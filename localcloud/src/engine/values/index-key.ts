import { classText, numberOf, Rank, rankOf } from './order';
import { isDocument, type Document, type Value } from './values';

/**
 * One value as text whose byte order is the order of the values: its rank, then a form that sorts.
 * Equal values have equal text. Text may hold any character except NUL, which SQLite would cut at.
 */
export function indexKey(value: Value): string {
  const rank = rankOf(value);
  return rank + body(rank, value);
}

/** What an index holds for an empty array: below null, as in MongoDB. */
export const EMPTY_ARRAY_KEY: string = Rank.empty;
export const NULL_KEY: string = Rank.null;

/** The first key that is above every key of this rank. */
export const afterRank = (rank: string): string => String.fromCharCode(rank.charCodeAt(0) + 1);

function body(rank: Rank, value: Value): string {
  switch (rank) {
    case Rank.number:
      return sortableNumber(numberOf(value));
    case Rank.string:
      return escaped(value as string);
    case Rank.boolean:
      return value === true ? '1' : '0';
    case Rank.date:
      return sortableNumber((value as Date).getTime());
    case Rank.object:
      return isDocument(value) ? objectBody(value) : '';
    case Rank.array:
      return `${(value as Value[]).map((item) => nested(rankOf(item), '', item)).join('')}\u0001`;
    case Rank.binary:
    case Rank.timestamp:
    case Rank.regex:
      return escaped(classText(value));
    default:
      return '';
  }
}

/** Type, then name, then value of each field; U+0001 ends each part and is below whatever could follow instead. */
const objectBody = (document: Document): string =>
  `${Object.keys(document)
    .map((name) => nested(rankOf(document[name]), `${escaped(name)}\u0001`, document[name]))
    .join('')}\u0001`;

const nested = (rank: Rank, name: string, value: Value): string => `${rank}${name}${body(rank, value)}\u0001`;

const control = /[\u0000-\u0002]/;

/** Frees U+0000 and U+0001 for our own use without changing the order. */
const escaped = (text: string): string =>
  control.test(text)
    ? text.replace(/[\u0000-\u0002]/g, (unit) => `\u0002${String.fromCharCode(unit.charCodeAt(0) + 2)}`)
    : text;

const double = new Float64Array(1);
const words = new Uint32Array(double.buffer);

/** The 64 bits of a double, flipped so that they sort as the numbers do, in eleven characters from `0` to `o`. */
function sortableNumber(number: number): string {
  if (Number.isNaN(number)) return '00000000000';
  double[0] = number === 0 ? 0 : number;
  let low = words[0] as number;
  let high = words[1] as number;
  if (high >>> 31) {
    high = ~high >>> 0;
    low = ~low >>> 0;
  } else high = (high | 0x80000000) >>> 0;
  return String.fromCharCode(
    48 + (high >>> 26),
    48 + ((high >>> 20) & 63),
    48 + ((high >>> 14) & 63),
    48 + ((high >>> 8) & 63),
    48 + ((high >>> 2) & 63),
    48 + (((high & 3) << 4) | (low >>> 28)),
    48 + ((low >>> 22) & 63),
    48 + ((low >>> 16) & 63),
    48 + ((low >>> 10) & 63),
    48 + ((low >>> 4) & 63),
    48 + ((low & 15) << 2),
  );
}
