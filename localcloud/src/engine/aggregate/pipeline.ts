import type { Engine } from '../engine';
import { wrong, type Surroundings } from '../expression/scope';
import type { StoredCollection } from '../storage/collection';
import type { Document, Value } from '../values/values';

/** One stage as it comes: a single field, its operator. */
export type Stage = Document;

/** What a stage may need beyond its documents. */
export type Pipeline = Surroundings & {
  readonly engine: Engine;
  /** Runs stages over a whole collection, with variables of their own. */
  run(collection: StoredCollection, stages: readonly Stage[], around: Surroundings): Document[];
  /** Runs stages over documents that are there already. */
  continue(documents: Iterable<Document>, stages: readonly Stage[]): Iterable<Document>;
};

/** Compiles its operand, then takes documents one after the other as they are asked for. */
export type StageBuild = (
  operand: Value,
  pipeline: Pipeline,
) => (documents: Iterable<Document>) => Iterable<Document>;

export const stageList = (value: Value, owner: string): Stage[] => {
  if (Array.isArray(value)) return value as Stage[];
  throw wrong(`${owner}: a pipeline must be an array of stages`);
};
