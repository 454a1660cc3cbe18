import { BSONRegExp } from 'bson';
import { regexOf } from '../filter/regular-expression';
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

function pattern(regex: Value, options: Value): RegExp {
  if (typeof regex !== 'string' && !(regex instanceof BSONRegExp))
    throw wrong("needs 'regex' to be of type string or regex");
  const { source, flags } = regexOf(regex, isNullish(options) ? undefined : options);
  return new RegExp(source, `${flags}g`);
}

const matching = (nothing: Value, answer: (text: string, regex: RegExp) => Value): Build =>
  onParts(['input', 'regex'], ['options'], ({ input, regex, options }, name) => {
    if (isNullish(input) || isNullish(regex)) return nothing;
    return answer(needText(input, name), pattern(regex, options));
  });

export const patterns: Operators = {
  $regexMatch: matching(false, (text, regex) => regex.test(text)),
  $regexFind: matching(null, (text, regex) => {
    const found = regex.exec(text);
    return found && told(found);
  }),
  $regexFindAll: matching([], (text, regex) => [...text.matchAll(regex)].map(told)),
};
