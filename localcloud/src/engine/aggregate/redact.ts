import { compileExpression } from '../expression/compile';
import { wrong } from '../expression/scope';
import { isDocument, type Document, type Value } from '../values/values';
import type { StageBuild } from './pipeline';

/** `$redact`: keeps, prunes or descends into every object as an expression on it says. */
export const redact: StageBuild = (operand, pipeline) => {
  const decide = compileExpression(operand, pipeline);

  function inside(value: Value): Value {
    if (Array.isArray(value)) return value.map(inside).filter((item) => item !== undefined);
    return isDocument(value) ? kept(value) : value;
  }

  function kept(document: Document): Document | undefined {
    const decision = decide(document);
    if (decision === '$$KEEP') return document;
    if (decision === '$$PRUNE') return undefined;
    if (decision !== '$$DESCEND') throw wrong('$redact must resolve to $$KEEP, $$PRUNE, or $$DESCEND');
    const fields = Object.entries(document).map(([name, value]) => [name, inside(value)] as const);
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
  }

  return function* (documents) {
    for (const document of documents) {
      const left = kept(document);
      if (left) yield left;
    }
  };
};
