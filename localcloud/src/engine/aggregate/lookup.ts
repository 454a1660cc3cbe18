import { Aggregator } from 'mingo';
import { CloudError } from '../../cloud-error';
import type { Engine } from '../engine';
import { compileFilter } from '../filter/compile-filter';
import { expandPath } from '../values/paths';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import type { Stage } from './aggregate';
import type { RunPipeline } from './stages';

/** `$lookup`: by equal fields, by a pipeline of its own with variables, or both. One search per document. */
export function lookup(engine: Engine, run: RunPipeline, documents: Document[], operand: Value): Document[] {
  if (!isDocument(operand)) throw new CloudError('INVALID_PARAM', '$lookup needs an object');
  const { from, localField, foreignField, as, pipeline } = operand;
  if (typeof from !== 'string' || typeof as !== 'string')
    throw new CloudError('INVALID_PARAM', "$lookup needs 'from' and 'as'");
  // A collection that does not exist is an empty one here, as in MongoDB.
  const collection = engine.hasCollection(from) ? engine.collection(from) : undefined;
  const found = (document: Document): Document[] => {
    if (!collection) return [];
    const match =
      typeof foreignField === 'string' ? equalFields(document, String(localField), foreignField) : {};
    if (pipeline === undefined)
      return engine.searcher
        .find(collection, { filter: compileFilter(match) })
        .map((stored) => stored.document);
    const stages = bind(pipeline, variablesOf(document, operand.let));
    return run(engine, collection, Object.keys(match).length > 0 ? [{ $match: match }, ...stages] : stages);
  };
  return documents.map((document) => withField(document, pathSegments(as), found(document)));
}

/** An array in the local field stands for each of its elements. */
function equalFields(document: Document, localField: string, foreignField: string): Document {
  const { values } = expandPath(document, pathSegments(localField), null);
  return { [foreignField]: { $in: values.map((value) => value ?? null) } };
}

function variablesOf(document: Document, definitions: Value): Map<string, Value> {
  if (!isDocument(definitions)) return new Map();
  const names = Object.keys(definitions);
  if (names.length === 0) return new Map();
  const [values] = new Aggregator([{ $project: { _id: 0, ...definitions } }], { scriptEnabled: false }).run([
    document,
  ]);
  return new Map(names.map((name) => [name, (values as Document)[name] ?? null]));
}

/** Puts the values in place of `$$name`, and turns `$expr: {$eq: ['$field', value]}` into a condition for an index. */
function bind(pipeline: Value, variables: Map<string, Value>): Stage[] {
  if (!Array.isArray(pipeline)) throw new CloudError('INVALID_PARAM', '$lookup pipeline must be an array');
  return pipeline.map((stage: Value) => {
    const bound = substitute(stage, variables) as Document;
    return '$match' in bound ? { $match: sargable(bound.$match) } : bound;
  });
}

function substitute(value: Value, variables: Map<string, Value>): Value {
  if (typeof value === 'string' && value.startsWith('$$')) {
    const [name = '', ...path] = value.slice(2).split('.');
    if (!variables.has(name)) return value;
    const inner = path.reduce<Value>(
      (at, key) => (isDocument(at) ? at[key] : undefined),
      variables.get(name),
    );
    return { $literal: inner ?? null };
  }
  if (Array.isArray(value)) return value.map((item: Value) => substitute(item, variables));
  if (!isDocument(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, substitute(inner, variables)]));
}

const isLiteral = (value: Value): value is Document => isDocument(value) && '$literal' in value;

function sargable(match: Value): Value {
  if (!isDocument(match) || !('$expr' in match)) return match;
  const { $expr: expression, ...others } = match;
  const parts =
    isDocument(expression) && Array.isArray(expression.$and) ? (expression.$and as Value[]) : [expression];
  const fields = parts.map(equality).filter((part) => part !== undefined);
  return fields.length === 0 ? match : { $and: [...fields, others, { $expr: expression }] };
}

/** Null is left to `$expr`, where it does not stand for a missing field; so are arrays, which it compares whole. */
function equality(part: Value): Document | undefined {
  if (!isDocument(part) || !Array.isArray(part.$eq) || part.$eq.length !== 2) return undefined;
  const [field] = part.$eq.filter(
    (side: Value) => typeof side === 'string' && /^\$[^$]/.test(side),
  ) as string[];
  const literal = part.$eq.find(isLiteral) as Document | undefined;
  const value = literal?.$literal;
  if (field === undefined || value === null || value === undefined || typeof value === 'object')
    return undefined;
  return { [field.slice(1)]: value };
}

function withField(document: Document, [first, ...rest]: readonly string[], value: Value): Document {
  if (first === undefined) return document;
  const inner = document[first];
  const below = rest.length === 0 ? value : withField(isDocument(inner) ? inner : {}, rest, value);
  return { ...document, [first]: below };
}
