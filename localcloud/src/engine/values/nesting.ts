/** Below this a text is parsed without a look at it: however deep it is, it makes few objects. */
const WORTH_LOOKING = 64 * 1024;

const [QUOTE, BACKSLASH] = [34, 92];
const OPENING = new Set([91, 123]);
const CLOSING = new Set([93, 125]);

/**
 * Whether a long JSON text nests deeper than `deepest`. Parsed, millions of nested lists take thirty times the memory
 * of their text, so this is asked before. Short texts are left to whoever walks the values.
 */
export function nestsDeeperThan(text: string, deepest: number): boolean {
  if (text.length < WORTH_LOOKING) return false;
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at);
    else if (OPENING.has(code)) {
      depth += 1;
      if (depth > deepest + 1) return true;
    } else if (CLOSING.has(code)) depth -= 1;
  }
  return false;
}

/** Where the string that starts at `start` ends; the end of the text when it does not. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return text.length;
}
