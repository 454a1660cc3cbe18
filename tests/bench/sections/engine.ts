import type { CloudProcess } from '../cloud-process';
import { runLoad } from '../measure';
import { connect } from '../shop';

/** `engine.{insert,conditionalUpdate,read}.{c1,c32}`: durable single-document operations per second through the real SDK. */
export async function engineSection({ url }: CloudProcess): Promise<object> {
  const db = connect(url);
  const carts = db.collection('carts');
  const _ = db.command;
  const ids = Array.from({ length: 64 }, (_unused, index) => `bench-${index}`);
  for (const _id of ids) await carts.add({ _id, counter: 0, lines: {} });

  let next = 0;
  const operations: Record<string, (turn: number) => Promise<unknown>> = {
    insert: () => carts.add({ _id: `bench-insert-${(next += 1)}`, counter: 0, lines: {} }),
    conditionalUpdate: (turn) =>
      carts.where({ _id: ids[turn % ids.length], counter: _.gte(0) }).update({ counter: _.inc(1) }),
    read: (turn) => carts.doc(ids[turn % ids.length]!).get(),
  };
  const engine: Record<string, Record<string, number>> = {};
  for (const [name, operation] of Object.entries(operations)) {
    engine[name] = {};
    for (const [clients, total] of [
      [1, 1000],
      [32, 4000],
    ] as const) {
      await runLoad(clients, 100, async (_client, turn) => void (await operation(turn)));
      const { perSec } = await runLoad(clients, total, async (_client, turn) => void (await operation(turn)));
      engine[name][`c${clients}`] = perSec;
    }
  }
  return { engine };
}
