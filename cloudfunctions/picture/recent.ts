/** Keeps the values that were asked for most recently, up to `capacity` of them. */
export class Recent<Value> {
  readonly #values = new Map<string, Value>();

  constructor(private readonly capacity: number) {}

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) this.#keep(key, value);
    return value;
  }

  set(key: string, value: Value): void {
    this.#keep(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.capacity && oldest !== undefined) this.#values.delete(oldest);
  }

  /** A map lists its keys in the order of their insertion, so the last one kept is the most recent. */
  #keep(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
  }
}
