import { compileExpression } from '../expression/compile';
import { wrong } from '../expression/scope';
import { compileFilter } from '../filter/compile-filter';
import { indexKey } from '../values/index-key';
import { expandPath } from '../values/paths';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import type { StageBuild } from './pipeline';
import { withField } from './unwind';
import { wholeOf } from './whole-number';

const spread = (value: Value): Value[] => (Array.isArray(value) ? (value as Value[]) : [value]);

/** `$graphLookup`: what can be reached by following a field, each document once, nearest first. */
export const graphLookup: StageBuild = (operand, pipeline) => {
  if (!isDocument(operand)) throw wrong('the $graphLookup specification must be an object');
  const {
    from,
    startWith,
    connectFromField,
    connectToField,
    as,
    maxDepth,
    depthField,
    restrictSearchWithMatch,
  } = operand;
  for (const name of ['from', 'connectFromField', 'connectToField', 'as'])
    if (typeof operand[name] !== 'string') throw wrong(`$graphLookup needs a string '${name}'`);
  const { engine } = pipeline;
  const collection = engine.hasCollection(String(from)) ? engine.collection(String(from)) : undefined;
  const start = compileExpression(startWith, pipeline);
  const deepest = maxDepth === undefined ? Infinity : wholeOf(maxDepth, 'maxDepth', 0);
  const fromPath = pathSegments(String(connectFromField));

  function reached(document: Document): Document[] {
    const found = new Map<string, Document>();
    let front = spread(start(document));
    for (let depth = 0; collection && front.length > 0 && depth <= deepest; depth++) {
      const match = { [String(connectToField)]: { $in: front.map((value) => value ?? null) } };
      const filter = compileFilter(
        restrictSearchWithMatch === undefined ? match : { $and: [match, restrictSearchWithMatch] },
        pipeline,
      );
      front = [];
      for (const { document: next } of engine.searcher.find(collection, { filter })) {
        const key = indexKey(next._id);
        if (found.has(key)) continue;
        found.set(
          key,
          typeof depthField === 'string' ? withField(next, pathSegments(depthField), depth) : next,
        );
        front.push(...expandPath(next, fromPath, null).values.filter((value) => value !== undefined));
      }
    }
    return [...found.values()];
  }

  return function* (documents) {
    for (const document of documents) yield withField(document, pathSegments(String(as)), reached(document));
  };
};
