import { compileExpression } from '../expression/compile';
import { bound, variable, wrong, type Binding, type Surroundings } from '../expression/scope';
import { compileFilter } from '../filter/compile-filter';
import { expandPath } from '../values/paths';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import { stageList, type Pipeline, type Stage, type StageBuild } from './pipeline';
import { withField } from './unwind';

/** A collection that does not exist is an empty one here, as in MongoDB. */
const collectionOf = ({ engine }: Pipeline, name: string) =>
  engine.hasCollection(name) ? engine.collection(name) : undefined;

/** `$lookup`: by equal fields, by a pipeline of its own with variables, or both. One search per document. */
export const lookup: StageBuild = (operand, pipeline) => {
  if (!isDocument(operand)) throw wrong('the $lookup specification must be an object');
  const { from, localField, foreignField, as, pipeline: inner } = operand;
  if (typeof from !== 'string' || typeof as !== 'string') throw wrong("$lookup needs 'from' and 'as'");
  const isByField = localField !== undefined || foreignField !== undefined;
  if (isByField && (typeof localField !== 'string' || typeof foreignField !== 'string'))
    throw wrong("$lookup requires both or neither of 'localField' and 'foreignField' to be specified");
  if (!isByField && inner === undefined)
    throw wrong("$lookup requires either 'pipeline' or both 'localField' and 'foreignField' to be specified");
  const collection = collectionOf(pipeline, from);
  const stages = inner === undefined ? undefined : stageList(inner, '$lookup');
  const variablesOf = compileVariables(operand.let, pipeline);

  function found(document: Document): Document[] {
    if (!collection) return [];
    const match = isByField ? equalFields(document, String(localField), String(foreignField)) : undefined;
    if (!stages)
      return pipeline.engine.searcher
        .find(collection, { filter: compileFilter(match) })
        .map((stored) => stored.document);
    const around = variablesOf(document);
    const own = stages.map((stage) => withIndexedMatch(stage, around.variables));
    return pipeline.run(collection, match ? [{ $match: match }, ...own] : own, around);
  }

  return function* (documents) {
    for (const document of documents) yield withField(document, pathSegments(as), found(document));
  };
};

/** `$unionWith`: the documents of another collection after these. */
export const unionWith: StageBuild = (operand, pipeline) => {
  const { coll, pipeline: inner = [] } = isDocument(operand) ? operand : { coll: operand };
  if (typeof coll !== 'string') throw wrong('$unionWith needs the name of a collection');
  const stages = stageList(inner, '$unionWith');
  return function* (documents) {
    yield* documents;
    const collection = collectionOf(pipeline, coll);
    if (collection) yield* pipeline.run(collection, stages, pipeline);
  };
};

/** An array in the local field stands for each of its elements. */
function equalFields(document: Document, localField: string, foreignField: string): Document {
  const { values } = expandPath(document, pathSegments(localField), null);
  return { [foreignField]: { $in: values.map((value) => value ?? null) } };
}

function compileVariables(definitions: Value, around: Surroundings): (document: Document) => Surroundings {
  if (definitions === undefined) return () => around;
  if (!isDocument(definitions)) throw wrong("$lookup argument 'let' must be an object");
  const variables = Object.entries(definitions).map(
    ([name, value]) => [name, compileExpression(value, around)] as const,
  );
  return (document) =>
    variables.reduce((within, [name, evaluate]) => bound(within, name, evaluate(document)), around);
}

/** `$expr: {$eq: ['$field', '$$name']}` also as a plain condition, for which an index can be used. */
function withIndexedMatch(stage: Stage, variables: Binding | undefined): Stage {
  const match = stage.$match;
  if (!isDocument(match) || !('$expr' in match)) return stage;
  const { $expr: expression } = match;
  const parts =
    isDocument(expression) && Array.isArray(expression.$and) ? (expression.$and as Value[]) : [expression];
  const fields = parts.map((part) => equality(part, variables)).filter((part) => part !== undefined);
  return fields.length === 0 ? stage : { $match: { $and: [...fields, match] } };
}

/** Null is left to `$expr`, where it does not stand for a missing field; so are arrays, which it compares whole. */
function equality(part: Value, variables: Binding | undefined): Document | undefined {
  if (!isDocument(part) || !Array.isArray(part.$eq) || part.$eq.length !== 2) return undefined;
  const sides = part.$eq as Value[];
  const isField = (side: Value): side is string => typeof side === 'string' && /^\$[^$]/.test(side);
  const field = sides.find(isField);
  const value = valueOf(
    sides.find((side) => !isField(side)),
    variables,
  );
  if (field === undefined || value === null || value === undefined || typeof value === 'object')
    return undefined;
  return { [field.slice(1)]: value };
}

function valueOf(side: Value, variables: Binding | undefined): Value {
  if (isDocument(side)) return side.$literal;
  if (typeof side !== 'string' || !side.startsWith('$$')) return side;
  const [name = '', ...path] = side.slice(2).split('.');
  return path.reduce<Value>((at, key) => (isDocument(at) ? at[key] : undefined), variable(variables, name));
}
