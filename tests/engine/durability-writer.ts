/** The process that durability.test.ts kills: reports each write only when it was answered. */
import { openEngine } from '@localcloud/engine/engine';
import { createDatabaseService } from '@localcloud/services/database/database-service';

const [, , directory = '', round = '0'] = process.argv;
const engine = openEngine({ directory, now: Date.now });
const service = createDatabaseService(engine);
service.defineCollections([
  {
    name: 'items',
    indexes: [
      {
        name: 'value',
        keys: [
          ['kind', 1],
          ['value', 1],
        ],
      },
    ],
  },
]);

const collectionName = 'items';
const report = (kind: string, id: string, value: number) => process.send?.({ kind, id, value });

async function count(id: string): Promise<void> {
  const query = JSON.stringify({ _id: id });
  await service.handle('database.insertDocument', {
    collectionName,
    data: [JSON.stringify({ _id: id, kind: 'item', value: 0 })],
  });
  for (let value = 1; ; value++) {
    const data = JSON.stringify({ $inc: { value: 1 } });
    await service.handle('database.modifyDocument', {
      collectionName,
      query,
      multi: false,
      merge: true,
      data,
    });
    report('write', id, value);
  }
}

async function transfer(from: string, to: string): Promise<void> {
  for (;;) {
    const { transactionId } = await service.handle('database.startTransaction', {});
    try {
      for (const [id, change] of [
        [from, -1],
        [to, 1],
      ] as const)
        await service.handle('database.modifyDocument', {
          collectionName,
          transactionId,
          query: JSON.stringify({ _id: id }),
          multi: false,
          merge: true,
          data: JSON.stringify({ $inc: { value: change } }),
        });
      await service.handle('database.commitTransaction', { transactionId });
      report('transfer', from, 1);
    } catch {
      await service.handle('database.abortTransaction', { transactionId }).catch(() => undefined);
    }
  }
}

async function main(): Promise<void> {
  if (round === '0')
    await service.handle('database.insertDocument', {
      collectionName,
      data: ['a', 'b'].map((id) => JSON.stringify({ _id: id, kind: 'account', value: 500 })),
    });
  const counters = Array.from({ length: 8 }, (_, at) => count(`r${round}-${at}`));
  await Promise.all([...counters, transfer('a', 'b'), transfer('b', 'a')]);
}

void main();
