/** How a pattern is to be read. */
export type Reading = {
  /** White space and comments are left out. */
  readonly isExtended: boolean;
  readonly isMultiline: boolean;
  readonly isDotAll: boolean;
  /** Letters are spelled in both cases, so that the flag `i` is not needed. */
  readonly isFolded: boolean;
};

/** What PCRE spells otherwise than JavaScript, outside of character classes. */
const escapes: Readonly<Record<string, string>> = {
  '\\h': '[ \\t\\u00a0\\u3000]',
  '\\R': '(?:\\r\\n|[\\n\\r\\v\\f\\u0085\\u2028\\u2029])',
  '\\e': '\\x1b',
  '\\a': '\\x07',
};
const START = '(?<![\\s\\S])';
const END = '(?![\\s\\S])';

const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: '\\s',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: 'A-Fa-f0-9',
  word: '\\w',
  cntrl: '\\x00-\\x1f\\x7f',
};

const token =
  /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P?<(?![=!])\w*>?|\.|\p{L}/gu;
const extendedToken = new RegExp(`${token.source}|\\s+|#[^\\n]*`, 'gu');

/** References, escapes by number and ranges beyond letters would not know of letters in both cases. */
const unfoldable = /\\[1-9kxucpP]|\[\^?[^\]]*[!-@[-`{-~]-|\[:/;

/** Whether spelling both cases says the same as ignoring case: letters of ASCII, and those that have no case. */
export const canBeFolded = (pattern: string): boolean =>
  !unfoldable.test(pattern) &&
  [...pattern].every((letter) => letter < '\u0080' || letter.toLowerCase() === letter.toUpperCase());

/**
 * A pattern of PCRE, which MongoDB speaks, as JavaScript's regular expressions spell it: anchors, POSIX classes, named
 * groups, comments; a dot takes every character but the line feed. What JavaScript cannot say, such as `a++`, stays and
 * is refused by it. Simple patterns come out without assertions that the engine's linear fallback does not know.
 */
export function fromPcre(pattern: string, reading: Reading): string {
  return pattern.replace(reading.isExtended ? extendedToken : token, (part) => {
    if (part.startsWith('\\')) return fromEscape(part, reading);
    if (part.startsWith('[')) return fromClass(part, reading);
    if (part.startsWith('(?#')) return '';
    if (part.startsWith('(?')) return part.replace('?P', '?');
    if (part === '.') return reading.isDotAll ? '[\\s\\S]' : '[^\\n]';
    if (/^(?:\s|#)/.test(part)) return '';
    return reading.isFolded ? bothCases(part) : part;
  });
}

function fromEscape(part: string, { isMultiline }: Reading): string {
  switch (part) {
    case '\\A':
      return isMultiline ? START : '^';
    case '\\z':
      return isMultiline ? END : '$';
    case '\\Z':
      return isMultiline ? `(?=\\n?${END})` : '$';
    default:
      return Object.hasOwn(escapes, part) ? (escapes[part] as string) : part;
  }
}

const bothCases = (letter: string) =>
  letter.toLowerCase() === letter.toUpperCase() ? letter : `[${letter.toLowerCase()}${letter.toUpperCase()}]`;

/** In PCRE a bracket right after the opening one stands for itself, and so does an opening one. */
function fromClass(text: string, { isFolded }: Reading): string {
  const [, start = '[', rest = ''] = /^(\[\^?)([\s\S]*)\]$/.exec(text) ?? [];
  const body = rest
    .replace(/^\]/, '\\]')
    .replace(/\\[\s\S]|\[:(\w+):\]|\[/g, (part: string, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(classes, name) ? (classes[name] as string) : part;
      return part === '[' ? '\\[' : part;
    });
  return `${start}${body}${isFolded ? otherCase(body) : ''}]`;
}

/** The letters and ranges of letters of a class, in their other case. */
const otherCase = (body: string): string =>
  (body.match(/\\[\s\S]|[a-z]-[a-z]|[A-Z]-[A-Z]|[A-Za-z]/g) ?? [])
    .filter((part) => !part.startsWith('\\'))
    .map((part) => (/[a-z]/.test(part) ? part.toUpperCase() : part.toLowerCase()))
    .join('');
