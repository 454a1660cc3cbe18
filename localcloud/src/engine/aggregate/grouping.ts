import { compileExpression } from '../expression/compile';
import { wrong, type Surroundings } from '../expression/scope';
import { indexKey } from '../values/index-key';
import { compareValues, rankOf } from '../values/order';
import { isDocument, type Document, type Value } from '../values/values';
import { compileAccumulators } from './accumulators';
import type { StageBuild } from './pipeline';
import { wholeOf } from './whole-number';

const needObject = (operand: Value, name: string): Document => {
  if (isDocument(operand)) return operand;
  throw wrong(`a ${name}'s fields must be specified in an object`);
};

/** `$group`. Groups come in the order of their first documents; MongoDB promises none. */
export const group: StageBuild = (operand, pipeline) => {
  const { _id: by, ...fields } = needObject(operand, '$group');
  if (!('_id' in (operand as Document))) throw wrong('a group specification must include an _id');
  const keyOf = compileExpression(by, pipeline);
  const accumulate = compileAccumulators(fields, pipeline);
  return function* (documents) {
    const groups = new Map<string, { key: Value; members: Document[] }>();
    for (const document of documents) {
      const key = keyOf(document) ?? null;
      const text = indexKey(key);
      const known = groups.get(text);
      if (known) known.members.push(document);
      else groups.set(text, { key, members: [document] });
    }
    for (const { key, members } of groups.values()) yield { _id: key, ...(accumulate(members) as Document) };
  };
};

/** `$sortByCount`: how often each value comes, the most frequent first. */
export const sortByCount: StageBuild = (operand, pipeline) => {
  const isExpression = isDocument(operand) || (typeof operand === 'string' && operand.startsWith('$'));
  if (!isExpression)
    throw wrong('the sortByCount field must be defined as a $-prefixed path or an expression');
  const counted = group({ _id: operand, count: { $sum: 1 } }, pipeline);
  return (documents) => [...counted(documents)].sort((left, right) => compareValues(right.count, left.count));
};

/** `$count`: one document with their number, none when there are none. */
export const count: StageBuild = (operand) => {
  if (typeof operand !== 'string' || operand === '' || operand.startsWith('$') || operand.includes('.'))
    throw wrong('the count field must be a non-empty string without $ and dots');
  return function* (documents) {
    let total = 0;
    for (const _document of documents) total += 1;
    if (total > 0) yield { [operand]: total };
  };
};

const outputOf = (output: Value, around: Surroundings) =>
  compileAccumulators(output === undefined ? { count: { $sum: 1 } } : needObject(output, '$bucket'), around);

function boundariesOf(boundaries: Value): Value[] {
  if (!Array.isArray(boundaries) || boundaries.length < 2)
    throw wrong("The $bucket 'boundaries' field must have at least 2 values");
  for (const [at, value] of (boundaries as Value[]).entries()) {
    if (at > 0 && rankOf(value) !== rankOf(boundaries[at - 1]))
      throw wrong("All values in the 'boundaries' option to $bucket must have the same type");
    if (at > 0 && compareValues(value, boundaries[at - 1]) <= 0)
      throw wrong("The 'boundaries' option to $bucket must be sorted in ascending order");
  }
  return boundaries as Value[];
}

/** `$bucket`: from each boundary up to, but not including, the next; what fits none goes to `default`. */
export const bucket: StageBuild = (operand, pipeline) => {
  const { groupBy, boundaries, default: other, output } = needObject(operand, '$bucket');
  const isExpression = isDocument(groupBy) || (typeof groupBy === 'string' && groupBy.startsWith('$'));
  if (!isExpression)
    throw wrong("The $bucket 'groupBy' field must be defined as a $-prefixed path or an expression");
  const bounds = boundariesOf(boundaries);
  const isBetween = compareValues(other, bounds[0]) >= 0 && compareValues(other, bounds.at(-1)) < 0;
  if (other !== undefined && isBetween)
    throw wrong(
      "The $bucket 'default' field must be less than the lowest boundary or greater than the highest boundary",
    );
  const valueOf = compileExpression(groupBy, pipeline);
  const accumulate = outputOf(output, pipeline);
  const placeOf = (value: Value): Value => {
    const at = bounds.findLastIndex((bound) => compareValues(value, bound) >= 0);
    const isInside = value !== undefined && at >= 0 && at < bounds.length - 1;
    if (isInside) return bounds[at];
    if (other === undefined)
      throw wrong('$switch could not find a matching branch for an input, and no default was specified.');
    return other;
  };
  return function* (documents) {
    const places = new Map<string, { place: Value; members: Document[] }>();
    for (const document of documents) {
      const place = placeOf(valueOf(document));
      const text = indexKey(place);
      const known = places.get(text);
      if (known) known.members.push(document);
      else places.set(text, { place, members: [document] });
    }
    const inOrder = [...places.values()].sort((left, right) => compareValues(left.place, right.place));
    for (const { place, members } of inOrder) yield { _id: place, ...(accumulate(members) as Document) };
  };
};

/** `$bucketAuto`: about equally many in each; equal values stay together. */
export const bucketAuto: StageBuild = (operand, pipeline) => {
  const { groupBy, buckets, output, granularity } = needObject(operand, '$bucketAuto');
  if (granularity !== undefined) throw wrong('granularity is not offered by the local cloud');
  const valueOf = compileExpression(groupBy, pipeline);
  const accumulate = outputOf(output, pipeline);
  const wanted = wholeOf(buckets, '$bucketAuto buckets', 1);
  return function* (documents) {
    const all = [...documents].map((document) => ({ document, value: valueOf(document) ?? null }));
    all.sort((left, right) => compareValues(left.value, right.value));
    const size = Math.max(1, Math.round(all.length / wanted));
    for (let from = 0, made = 1; from < all.length; made++) {
      let to = made === wanted ? all.length : Math.min(from + size, all.length);
      while (to < all.length && compareValues(all[to]?.value, all[to - 1]?.value) === 0) to += 1;
      const members = all.slice(from, to);
      const max = (all[to] ?? all[to - 1])?.value;
      const _id = { min: members[0]?.value, max };
      yield { _id, ...(accumulate(members.map(({ document }) => document)) as Document) };
      from = to;
    }
  };
};
