import { BSONRegExp } from 'bson';
import { patternOf, type Pattern } from '../filter/regular-expression';
import type { Value } from '../values/values';
import { needText, onParts } from './arguments';
import { isNullish, wrong, type Build, type Operators } from './scope';

type Match = { readonly match: string; readonly idx: number; readonly captures: (string | null)[] };

/** Positions are told in code points. */
const told = (found: RegExpExecArray): Match => ({
  match: found[0],
  idx: [...found.input.slice(0, found.index)].length,
  captures: found.slice(1).map((capture: string | undefined) => capture ?? null),
});

function compiled(regex: Value, options: Value): Pattern {
  if (typeof regex !== 'string' && !(regex instanceof BSONRegExp))
    throw wrong("needs 'regex' to be of type string or regex");
  return patternOf(regex, isNullish(options) ? undefined : options);
}

const matching = (nothing: Value, answer: (text: string, pattern: Pattern) => Value): Build =>
  onParts(['input', 'regex'], ['options'], ({ input, regex, options }, name) => {
    if (isNullish(input) || isNullish(regex)) return nothing;
    return answer(needText(input, name), compiled(regex, options));
  });

export const patterns: Operators = {
  $regexMatch: matching(false, (text, pattern) => pattern.test(text)),
  $regexFind: matching(null, (text, pattern) => {
    const found = pattern.exec(text);
    return found && told(found);
  }),
  $regexFindAll: matching([], (text, pattern) => pattern.all(text).map(told)),
};
