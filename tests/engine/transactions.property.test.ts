import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { CloudError } from '@localcloud/cloud-error';
import { openEngine, type Engine } from '@localcloud/engine/engine';
import { compileFilter } from '@localcloud/engine/filter/compile-filter';
import type { StoredCollection } from '@localcloud/engine/storage/collection';
import { LockedByTransaction } from '@localcloud/engine/transaction/sessions';
import type { Transaction } from '@localcloud/engine/transaction/transaction';

let engine: Engine;
const directory = mkdtempSync(join(tmpdir(), 'transactions-'));
beforeAll(() => {
  engine = openEngine({ directory, now: Date.now });
});
afterAll(() => {
  engine.close();
  rmSync(directory, { recursive: true, force: true });
});

type Step = { who: number; what: string; id: string };
const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(3),
  what: fc.constantFrom('begin', 'add', 'add', 'add', 'plain', 'remove', 'find', 'commit', 'abort'),
  id: fc.constantFrom('a', 'b', 'c'),
});

type Model = Map<string, number>;
type Actor = {
  readonly transaction: Transaction;
  /** What was committed when it began. */
  readonly base: Model;
  readonly view: Model;
  readonly changes: Map<string, number | undefined>;
};

let made = 0;

/** The engine and, beside it, what it should hold: a map of committed values and one view per open transaction. */
class World {
  readonly #collection: StoredCollection;
  readonly #committed: Model = new Map();
  readonly #actors = new Map<number, Actor>();

  constructor() {
    this.#collection = engine.createCollection(`c${made++}`, true);
    engine.createIndex(this.#collection, { name: 'n', keys: [['n', 1]] });
  }

  play({ who, what, id }: Step): void {
    const actor = this.#actors.get(who);
    const inside = what === 'plain' ? undefined : actor;
    if (what === 'begin') this.#begin(who);
    else if (what === 'find') this.#find(inside);
    else if (what === 'commit' || what === 'abort') this.#end(who, what);
    else this.#write(who, inside, id, what === 'remove');
  }

  #begin(who: number): void {
    if (this.#actors.has(who)) return;
    const [base, view] = [new Map(this.#committed), new Map(this.#committed)];
    this.#actors.set(who, { transaction: engine.transactions.start(), base, view, changes: new Map() });
  }

  #find(actor: Actor | undefined): void {
    const session = actor?.transaction ?? engine.transactions.plain;
    const filter = compileFilter({ n: { $gt: 0 } });
    const found = session.find(this.#collection, { filter, sort: [['_id', 1]] });
    const view = actor?.view ?? this.#committed;
    const expected = [...view].sort(([left], [right]) => (left < right ? -1 : 1));
    expect(found.map(({ document }) => [document._id, document.n])).toEqual(expected);
  }

  #end(who: number, how: 'commit' | 'abort'): void {
    const actor = this.#actors.get(who);
    if (!actor) return;
    if (how === 'commit') engine.transactions.commit(actor.transaction);
    else engine.transactions.abort(actor.transaction.id);
    this.#actors.delete(who);
    if (how === 'abort') return;
    for (const [key, value] of actor.changes) {
      // Nobody else may have changed what this transaction builds on.
      expect(this.#committed.get(key)).toBe(actor.base.get(key));
      if (value === undefined) this.#committed.delete(key);
      else this.#committed.set(key, value);
    }
  }

  #write(who: number, actor: Actor | undefined, id: string, isRemoval: boolean): void {
    const session = actor?.transaction ?? engine.transactions.plain;
    const view = actor?.view ?? this.#committed;
    const [stored] = session.find(this.#collection, { filter: compileFilter({ _id: id }) });
    expect(stored?.document.n).toBe(view.get(id));
    if (isRemoval && !stored) return;
    const next = isRemoval ? undefined : (view.get(id) ?? 0) + 1;
    try {
      if (stored && next === undefined) session.remove(this.#collection, stored);
      else if (stored) session.replace(this.#collection, stored, { _id: id, n: next });
      else session.insert(this.#collection, { _id: id, n: next });
    } catch (error) {
      const mustWait = error instanceof LockedByTransaction && !actor;
      expect(mustWait || (error as CloudError).code === 'DATABASE_TRANSACTION_CONFLICT').toBe(true);
      // A conflict is the end of a transaction, and nobody waits for it any more.
      if (actor) this.#actors.delete(who);
      return;
    }
    if (next === undefined) view.delete(id);
    else view.set(id, next);
    actor?.changes.set(id, next);
  }
}

it('whatever the interleaving: a transaction sees its snapshot, lands whole or not, and loses no addition', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 80, size: 'max' }), (steps) => {
      const world = new World();
      for (const one of steps) world.play(one);
      engine.transactions.abortAll();
    }),
    { numRuns: 200 },
  );
});
