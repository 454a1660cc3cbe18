import { decodeStored, encodeEjson } from '../values/ejson';
import { indexKey } from '../values/index-key';
import type { Document, Value } from '../values/values';

/** One stored version of a document. Never changed: an update makes a new one. */
export class StoredDocument {
  /** Place in natural order, given at insertion. */
  readonly position: number;
  readonly text: string;
  /** Position in the cache's chain. */
  newer: StoredDocument | undefined;
  older: StoredDocument | undefined;
  owner: object | undefined;
  #document: Document | undefined;
  #key: string | undefined;

  constructor(position: number, text: string, document?: Document, key?: string) {
    this.position = position;
    this.text = text;
    this.#document = document;
    this.#key = key;
  }

  static of(position: number, document: Document): StoredDocument {
    return new StoredDocument(position, encodeEjson(document), document);
  }

  /** To be read only; it is shared by everybody who reads this version. */
  get document(): Document {
    return (this.#document ??= decodeStored(this.text));
  }

  get id(): Value {
    return this.document._id;
  }

  /** The `_id` as index text. */
  get key(): string {
    return (this.#key ??= indexKey(this.document._id));
  }

  /** A rough size in memory: text and decoded form. */
  get weight(): number {
    return this.text.length * 5 + 400;
  }
}
