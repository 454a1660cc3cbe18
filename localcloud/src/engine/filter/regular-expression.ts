import { BSONRegExp } from 'bson';
import { CloudError } from '../../cloud-error';
import type { Value } from '../values/values';
import { execPatiently, mayTryForEver } from './patient-match';
import { canBeFolded, fromPcre } from './pcre';

const refused = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);
const astral = /[\ud800-\udbff][\udc00-\udfff]/;

/** A regular expression as MongoDB has it. `$` is also before a last line feed; characters are not cut in halves. */
export class Pattern {
  /** As it came, which is what a stored expression is compared with. */
  readonly source: string;
  /** The text every match must start with, when the pattern says so; an index can then skip to it. */
  readonly prefix: string;
  readonly #units: RegExp;
  readonly #points: RegExp | undefined;
  readonly #hasEnd: boolean;

  constructor(source: string, letters: string) {
    this.source = source;
    const inline = /^\(\?([imsx]+)\)/.exec(source);
    const all = letters + (inline?.[1] ?? '');
    const text = inline ? source.slice(inline[0].length) : source;
    const [isFolded, isMultiline] = [all.includes('i') && canBeFolded(text), all.includes('m')];
    const flags = `${all.includes('i') && !isFolded ? 'i' : ''}${isMultiline ? 'm' : ''}`;
    const reading = { isExtended: all.includes('x'), isMultiline, isDotAll: all.includes('s'), isFolded };
    const spelled = fromPcre(text, reading);
    this.#units = compiled(spelled, flags) ?? fail(source);
    this.#points = compiled(spelled, `${flags}u`);
    this.#hasEnd = !isMultiline && /\$|\\Z/.test(text);
    this.prefix = all === '' ? literalPrefix(spelled) : '';
  }

  /** The form for a text: without the flag `u` V8 can fall back from endless backtracking, so it is used when it must be. */
  #for(text: string, flag = ''): RegExp {
    const regex =
      this.#points && (astral.test(text) || astral.test(this.source)) ? this.#points : this.#units;
    return flag === '' ? regex : new RegExp(regex.source, regex.flags + flag);
  }

  test(text: string): boolean {
    return this.exec(text) !== null;
  }

  /** The first match. */
  exec(text: string): RegExpExecArray | null {
    const regex = this.#for(text);
    return first(regex, text) ?? (this.#endsEarly(text) ? first(regex, text.slice(0, -1)) : null);
  }

  /** Every match. */
  all(text: string): RegExpExecArray[] {
    const found = [...matches(this.#for(text, 'g'), text)];
    if (found.length > 0 || !this.#endsEarly(text)) return found;
    return [...matches(this.#for(text, 'g'), text.slice(0, -1))];
  }

  #endsEarly(text: string): boolean {
    return this.#hasEnd && text.endsWith('\n');
  }
}

const doubtful = new WeakMap<RegExp, boolean>();

function first(regex: RegExp, text: string): RegExpExecArray | null {
  let isDoubtful = doubtful.get(regex);
  if (isDoubtful === undefined) doubtful.set(regex, (isDoubtful = mayTryForEver(regex)));
  return isDoubtful ? execPatiently(regex, text) : regex.exec(text);
}

function* matches(regex: RegExp, text: string): Generator<RegExpExecArray> {
  for (let found = first(regex, text); found; found = first(regex, text)) {
    yield found;
    if (found[0] === '') regex.lastIndex += 1;
  }
}

function compiled(text: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(text, flags);
  } catch {
    return undefined;
  }
}

function fail(source: string): never {
  throw refused(`Regular expression is invalid: ${source}`);
}

/** A pattern with MongoDB's options i, m, s, x (and u, which changes nothing). Throws DATABASE_REQUEST_FAILED. */
export function patternOf(pattern: Value, options?: Value): Pattern {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern;
  const letters = options ?? (pattern instanceof BSONRegExp ? pattern.options : '');
  if (typeof source !== 'string') throw refused('$regex has to be a string');
  if (typeof letters !== 'string' || /[^imsxu]/.test(letters))
    throw refused(`invalid flag in regex options: ${String(letters)}`);
  return new Pattern(source, letters.replace('u', ''));
}

function literalPrefix(spelled: string): string {
  if (!spelled.startsWith('^') || spelled.includes('|')) return '';
  const literal = /^\^((?:[^\\^$.*+?()[\]{}|])*)/.exec(spelled)?.[1] ?? '';
  const next = spelled.charAt(literal.length + 1);
  // What follows may make the last letter optional.
  return /[*?{]/.test(next) ? [...literal].slice(0, -1).join('') : literal;
}
