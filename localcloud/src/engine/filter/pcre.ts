/** What PCRE spells otherwise than JavaScript, outside of character classes. */
const escapes: Readonly<Record<string, string>> = {
  '\\A': '(?<![\\s\\S])',
  '\\z': '(?![\\s\\S])',
  '\\Z': '(?=\\n?(?![\\s\\S]))',
  '\\h': '[ \\t\\u00a0\\u3000]',
  '\\R': '(?:\\r\\n|[\\n\\r\\v\\f\\u0085\\u2028\\u2029])',
  '\\e': '\\x1b',
  '\\a': '\\x07',
};

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

const token = /\\[\s\S]|\[\^?\]?(?:\\[\s\S]|\[:\w+:\]|[^\]\\])*\]|\(\?#[^)]*\)|\(\?P<|[.$\s]|#[^\n]*/g;

/**
 * A pattern of PCRE, which MongoDB speaks, as JavaScript's regular expressions spell it: anchors, POSIX classes, named
 * groups, comments; a dot takes every character but the line feed, and `$` is also before a last one. `isExtended`
 * leaves white space and comments out. What JavaScript cannot say, such as `a++`, stays and is refused by it.
 */
export function fromPcre(
  pattern: string,
  flags: { isExtended: boolean; isMultiline: boolean; isDotAll: boolean },
): string {
  return pattern.replace(token, (part) => {
    if (part.startsWith('\\')) return Object.hasOwn(escapes, part) ? (escapes[part] as string) : part;
    if (part.startsWith('[')) return fromClass(part);
    if (part.startsWith('(?#')) return '';
    if (part === '(?P<') return '(?<';
    if (part === '.') return flags.isDotAll ? part : '[^\\n]';
    if (part === '$') return flags.isMultiline ? part : '(?=\\n?(?![\\s\\S]))';
    return flags.isExtended ? '' : part;
  });
}

/** In PCRE a bracket right after the opening one stands for itself, and so does an opening one. */
function fromClass(text: string): string {
  const [, start = '[', rest = ''] = /^(\[\^?)([\s\S]*)\]$/.exec(text) ?? [];
  const body = rest
    .replace(/^\]/, '\\]')
    .replace(/\\[\s\S]|\[:(\w+):\]|\[/g, (part: string, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(classes, name) ? (classes[name] as string) : part;
      return part === '[' ? '\\[' : part;
    });
  return `${start}${body}]`;
}
