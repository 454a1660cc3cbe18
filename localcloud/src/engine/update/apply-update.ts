import type { Filter } from '../filter/filter';
import { isDocument, pathSegments, type Document, type Value } from '../values/values';
import { arrayOperators } from './array-operators';
import { Draft, updateError } from './draft';
import { fieldOperators } from './field-operators';
import { resolvePositions } from './positions';
import { checkStorable } from './storable';

export type UpdateContext = {
  readonly now: number;
  /** The query that found the document: `$` in a path means the array element that it matched. */
  readonly filter: Filter | undefined;
  readonly isInsert: boolean;
};

/** Changes one field of a draft. */
export type Operator = (
  draft: Draft,
  path: readonly string[],
  operand: Value,
  context: UpdateContext,
) => void;

const operators: Readonly<Record<string, Operator>> = { ...fieldOperators, ...arrayOperators };

type Step = { readonly operator: Operator; readonly path: string; readonly operand: Value };
export type Update = readonly Step[];

/** Checks the form of an update once per request. Throws DATABASE_INVALID_OPERRATOR or DATABASE_REQUEST_FAILED. */
export function compileUpdate(source: Value): Update {
  if (!isDocument(source) || Object.keys(source).length === 0) throw updateError(emptyOperator('$set'));
  const steps: Step[] = [];
  for (const [name, fields] of Object.entries(source)) {
    const operator = Object.hasOwn(operators, name) ? operators[name] : undefined;
    if (!operator) throw updateError(unknownModifier(name));
    if (!isDocument(fields))
      throw updateError(`Modifiers operate on fields but we found type ${typeof fields} instead.`);
    if (Object.keys(fields).length === 0) throw updateError(emptyOperator(name));
    for (const [path, operand] of Object.entries(fields)) {
      checkPath(path);
      checkStorable(operand, name === '$pull');
      steps.push({ operator, path, operand });
      if (name === '$rename' && typeof operand === 'string') checkPath(operand);
    }
  }
  refuseConflicts(steps);
  return steps;
}

const emptyOperator = (name: string) =>
  `'${name}' is empty. You must specify a field like so: {${name}: {<field>: ...}}`;

const unknownModifier = (name: string) =>
  name.startsWith('$')
    ? `Unknown modifier: ${name}`
    : `the update operation document must contain atomic operators, found field ${name}`;

function checkPath(path: string): void {
  const segments = pathSegments(path);
  if (segments.includes('')) throw updateError(`The update path '${path}' contains an empty field name`);
  if (segments.includes('__proto__')) throw updateError(`The update path '${path}' is not allowed`);
  if (segments.some((segment) => segment.startsWith('$') && segment !== '$' && !segment.startsWith('$[')))
    throw updateError(`The dollar ($) prefixed field in '${path}' is not valid for storage.`);
}

/** The paths a step writes to: a renamed field's old one and its new one. */
const pathsOf = ({ operator, path, operand }: Step): string[] =>
  operator === operators.$rename && typeof operand === 'string' && operand !== path
    ? [path, operand]
    : [path];

function refuseConflicts(steps: readonly Step[]): void {
  if (steps.length < 2 && steps[0]?.operator !== operators.$rename) return;
  const paths = new Set<string>();
  for (const path of steps.flatMap(pathsOf)) {
    if (paths.has(path)) throw conflict(path, path);
    paths.add(path);
  }
  for (const path of paths)
    for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1))
      if (paths.has(path.slice(0, dot))) throw conflict(path, path.slice(0, dot));
}

const conflict = (path: string, at: string) =>
  updateError(`Updating the path '${path}' would create a conflict at '${at}'`);

/** The changed document, or the same object when nothing changed. */
export function applyUpdate(document: Document, update: Update, context: UpdateContext): Document {
  const draft = new Draft(document);
  for (const { operator, path, operand } of update)
    for (const segments of resolvePositions(draft, path, context))
      operator(draft, segments, operand, context);
  if (!draft.isChanged) return document;
  if (!context.isInsert && draft.root._id !== document._id)
    throw updateError("Performing an update on the path '_id' would modify the immutable field '_id'");
  return draft.root;
}
