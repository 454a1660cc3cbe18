import { CloudError } from '../../cloud-error';
import { equalValues } from '../values/order';
import { arrayPosition, fieldOf, isDocument, type Document, type Value } from '../values/values';

/** As far past its end as an array may be written to; the gap is filled with null. */
const WIDEST_GAP = 10_000;

export const updateError = (message: string): CloudError =>
  new CloudError('DATABASE_REQUEST_FAILED', message);

/** A document under change. Copies only the objects on the paths it touches; the original stays as it is. */
export class Draft {
  readonly root: Document;
  readonly #own = new Set<object>();
  isChanged = false;

  constructor(document: Document) {
    this.root = { ...document };
    this.#own.add(this.root);
  }

  get(segments: readonly string[]): Value {
    let value: Value = this.root;
    for (const segment of segments) {
      if (Array.isArray(value)) value = value[arrayPosition(segment)];
      else if (isDocument(value)) value = fieldOf(value, segment);
      else return undefined;
    }
    return value;
  }

  /** Whether an array lies on the way to a path. */
  passesArray(segments: readonly string[]): boolean {
    return segments.some((_, depth) => depth > 0 && Array.isArray(this.get(segments.slice(0, depth))));
  }

  set(segments: readonly string[], value: Value): void {
    const before = this.get(segments);
    if (before !== undefined && (before === value || equalValues(before, value))) return;
    const { parent, name } = this.#parentOf(segments, true) as Place;
    put(parent, name, value);
    this.isChanged = true;
  }

  /** Takes a field away; an element of an array becomes null, so that the others keep their places. */
  unset(segments: readonly string[]): void {
    if (this.get(segments) === undefined) return;
    const { parent, name } = this.#parentOf(segments, false) as Place;
    if (Array.isArray(parent)) put(parent, name, null);
    else delete parent[name];
    this.isChanged = true;
  }

  #parentOf(segments: readonly string[], mayCreate: boolean): Place | undefined {
    let parent: Document | Value[] = this.root;
    for (const [depth, segment] of segments.slice(0, -1).entries()) {
      const child: Value = Array.isArray(parent) ? parent[arrayPosition(segment)] : fieldOf(parent, segment);
      if (child === undefined && !mayCreate) return undefined;
      if (child !== undefined && !isDocument(child) && !Array.isArray(child))
        throw cannotCreate(segments[depth + 1] as string, segment, child);
      const copy = this.#owned(child ?? {});
      if (copy !== child) put(parent, segment, copy);
      parent = copy;
    }
    const name = segments.at(-1) as string;
    if (Array.isArray(parent) && arrayPosition(name) < 0)
      throw cannotCreate(name, segments.at(-2) ?? '', parent);
    return { parent, name };
  }

  #owned(value: Document | Value[]): Document | Value[] {
    if (this.#own.has(value)) return value;
    const copy = Array.isArray(value) ? value.slice() : { ...value };
    this.#own.add(copy);
    return copy;
  }
}

type Place = { readonly parent: Document | Value[]; readonly name: string };

function put(parent: Document | Value[], name: string, value: Value): void {
  if (!Array.isArray(parent)) {
    parent[name] = value;
    return;
  }
  const position = arrayPosition(name);
  if (position < 0) throw cannotCreate(name, '', parent);
  if (position > parent.length + WIDEST_GAP)
    throw updateError(`can't backfill more than ${WIDEST_GAP} elements`);
  while (parent.length < position) parent.push(null);
  parent[position] = value;
}

const cannotCreate = (field: string, owner: string, value: Value) =>
  updateError(`Cannot create field '${field}' in element {${owner}: ${JSON.stringify(value)}}`);
