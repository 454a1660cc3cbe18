import { BSONRegExp } from 'bson';
import { CloudError } from '../../cloud-error';
import type { Value } from '../values/values';

const refused = (message: string) => new CloudError('DATABASE_REQUEST_FAILED', message);

/**
 * A pattern with MongoDB's options i, m, s, x (and u, which changes nothing). JavaScript's dialect stands in for
 * PCRE; `x` is done by taking white space and comments out.
 */
export function regexOf(pattern: Value, options?: Value): RegExp {
  const source = pattern instanceof BSONRegExp ? pattern.pattern : pattern;
  const letters = options ?? (pattern instanceof BSONRegExp ? pattern.options : '');
  if (typeof source !== 'string') throw refused('$regex has to be a string');
  if (typeof letters !== 'string' || /[^imsxugy]/.test(letters))
    throw refused(`invalid flag in regex options: ${String(letters)}`);
  const flags = ['i', 'm', 's'].filter((flag) => letters.includes(flag)).join('');
  const inline = /^\(\?([ims]+)\)/.exec(source);
  const text = inline ? source.slice(inline[0].length) : source;
  const known = [...new Set(flags + (inline?.[1] ?? ''))].join('');
  try {
    return new RegExp(letters.includes('x') ? withoutSpace(text) : text, known);
  } catch {
    throw refused(`Regular expression is invalid: ${source}`);
  }
}

const withoutSpace = (pattern: string): string =>
  pattern.replace(/\\.|\[(?:\\.|[^\]])*\]|\s+|#[^\n]*/g, (part) => (/^(?:\s|#)/.test(part) ? '' : part));

/** The text every match must start with, when the pattern says so; an index can then skip to it. */
export function literalPrefix(regex: RegExp): string {
  if (regex.flags !== '' || !regex.source.startsWith('^') || regex.source.includes('|')) return '';
  const literal = /^\^((?:[^\\^$.*+?()[\]{}|])*)/.exec(regex.source)?.[1] ?? '';
  const next = regex.source.charAt(literal.length + 1);
  // What follows may make the last letter optional.
  return /[*?{]/.test(next) ? literal.slice(0, -1) : literal;
}
