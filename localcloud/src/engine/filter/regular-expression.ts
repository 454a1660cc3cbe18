import { BSONRegExp } from 'bson';
import { CloudError } from '../../cloud-error';
import type { Value } from '../values/values';
import { fromPcre } from './pcre';

const refused = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/** A pattern with MongoDB's options i, m, s, x (and u, which changes nothing). Throws DATABASE_REQUEST_FAILED. */
export function regexOf(pattern: Value, options?: Value): RegExp {
  const { source, letters } = partsOf(pattern, options);
  const inline = /^\(\?([imsx]+)\)/.exec(source);
  const all = letters + (inline?.[1] ?? '');
  const flags = ['i', 'm', 's'].filter((flag) => all.includes(flag)).join('');
  const text = fromPcre(inline ? source.slice(inline[0].length) : source, {
    isExtended: all.includes('x'),
    isMultiline: all.includes('m'),
    isDotAll: all.includes('s'),
  });
  return inCodePoints(text, flags) ?? inCodeUnits(text, flags, source);
}

function partsOf(pattern: Value, options: Value): { source: string; letters: string } {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern;
  const letters = options ?? (pattern instanceof BSONRegExp ? pattern.options : '');
  if (typeof source !== 'string') throw refused('$regex has to be a string');
  if (typeof letters !== 'string' || /[^imsxu]/.test(letters))
    throw refused(`invalid flag in regex options: ${String(letters)}`);
  return { source, letters };
}

/** MongoDB counts characters, not halves of them; but JavaScript then refuses escapes that PCRE takes. */
function inCodePoints(text: string, flags: string): RegExp | undefined {
  try {
    return new RegExp(text, `${flags}u`);
  } catch {
    return undefined;
  }
}

function inCodeUnits(text: string, flags: string, source: string): RegExp {
  try {
    return new RegExp(text, flags);
  } catch {
    throw refused(`Regular expression is invalid: ${source}`);
  }
}

/** The text every match must start with, when the pattern says so; an index can then skip to it. */
export function literalPrefix(regex: RegExp): string {
  if (regex.flags.replace('u', '') !== '' || !regex.source.startsWith('^') || regex.source.includes('|'))
    return '';
  const literal = /^\^((?:[^\\^$.*+?()[\]{}|])*)/.exec(regex.source)?.[1] ?? '';
  const next = regex.source.charAt(literal.length + 1);
  // What follows may make the last letter optional.
  return /[*?{]/.test(next) ? [...literal].slice(0, -1).join('') : literal;
}
