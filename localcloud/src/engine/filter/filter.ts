import type { Region } from '../geo/region';
import type { Document, Value } from '../values/values';

/** What the planner may know of one condition on one path; everything else is checked on the document itself. */
export type Leaf = {
  readonly kind: 'leaf';
  readonly path: string;
  readonly op: '$eq' | '$gt' | '$gte' | '$lt' | '$lte' | '$in' | '$prefix';
  readonly operand: Value;
};
/** A condition on places; what meets it lies in the region. */
export type Places = { readonly kind: 'region'; readonly path: string; readonly region: Region };
export type Clause =
  | Leaf
  | Places
  | { readonly kind: 'and' | 'or'; readonly of: readonly Clause[] }
  | { readonly kind: 'opaque' };

/** `$nearSphere` both filters and sorts; the search reads it from here. */
export type Nearness = {
  readonly path: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly minMetres: number;
  readonly maxMetres: number;
};

export type Filter = {
  readonly test: (document: Document) => boolean;
  readonly clause: Clause;
  readonly near: Nearness | undefined;
  /** The conditions as they came: positional updates look for the array element that a condition met. */
  readonly source: Document;
};

export const OPAQUE: Clause = { kind: 'opaque' };
