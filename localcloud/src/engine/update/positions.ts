import { compileFilter } from '../filter/compile-filter';
import { compileField } from '../filter/field-condition';
import { elementTest } from '../filter/shape-operators';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import type { UpdateContext } from './apply-update';
import { updateError, type Draft } from './draft';

/** The plain paths that a path with `$` (the element the query met) or `$[]` (every element) stands for. */
export function resolvePositions(draft: Draft, path: string, context: UpdateContext): (readonly string[])[] {
  const segments = pathSegments(path);
  if (!path.includes('$')) return [segments];
  let resolved: string[][] = [[]];
  for (const segment of segments) {
    if (segment === '$')
      resolved = resolved.map((before) => [...before, String(metElement(draft, before, context))]);
    else if (segment === '$[]') resolved = resolved.flatMap((before) => everyElement(draft, before));
    else if (segment.startsWith('$['))
      throw updateError(`No array filter found for identifier '${segment.slice(2, -1)}' in path '${path}'`);
    else resolved = resolved.map((before) => [...before, segment]);
  }
  return resolved;
}

function everyElement(draft: Draft, before: string[]): string[][] {
  const array = draft.get(before);
  if (!Array.isArray(array))
    throw updateError(
      `The path '${before.join('.')}' must exist in the document in order to apply array updates.`,
    );
  return array.map((_, index) => [...before, String(index)]);
}

function metElement(draft: Draft, before: string[], context: UpdateContext): number {
  const array = draft.get(before);
  const test = elementTestFor(before.join('.'), context.filter?.source ?? {});
  const position = Array.isArray(array) && test ? array.findIndex(test) : -1;
  if (position < 0)
    throw updateError('The positional operator did not find the match needed from the query.');
  return position;
}

/** What the query asks of one element of the array at `path`: the last such condition counts, as in MongoDB. */
export function elementTestFor(path: string, query: Document): ((item: Value) => boolean) | undefined {
  let test: ((item: Value) => boolean) | undefined;
  for (const [key, condition] of Object.entries(query)) {
    if ((key === '$and' || key === '$or') && Array.isArray(condition)) {
      for (const inner of condition) if (isDocument(inner)) test = elementTestFor(path, inner) ?? test;
    } else if (key === path) test = wholeElementTest(condition);
    else if (key.startsWith(`${path}.`)) {
      const filter = compileFilter({ [key.slice(path.length + 1)]: condition });
      test = (item) => isDocument(item) && filter.test(item);
    }
  }
  return test;
}

const noNear = { compile: (source: Document) => compileFilter(source).test, foundNear: () => undefined };

function wholeElementTest(condition: Value): (item: Value) => boolean {
  if (isDocument(condition) && '$elemMatch' in condition) return elementTest(condition.$elemMatch, noNear);
  const { test } = compileField('value', condition, noNear);
  return (item) => test({ value: Array.isArray(item) ? [item] : item });
}
