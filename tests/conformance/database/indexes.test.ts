import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { openEnvironment, type Environment } from './environment';
import { localOnly } from './local-only';

let environment: Environment;
const indexed = localOnly('an SDK makes no index');

beforeAll(async () => {
  environment = await openEnvironment({
    collections: [
      {
        name: 'members',
        indexes: [
          { name: 'phone', keys: [['phone', 1]], unique: true, sparse: true },
          {
            name: 'card',
            keys: [
              ['shop', 1],
              ['card', 1],
            ],
            unique: true,
          },
          { name: 'tags', keys: [['tags', 1]], unique: true, sparse: true },
        ],
      },
    ],
  });
});
afterAll(() => environment.close());

const members = () => environment.nodeDatabase.collection('members');
const taken = { code: 'DATABASE_DUPLICATE_WRITE' };

describe('indexes', () => {
  indexed('a sparse unique one bears many documents without the field, but one of null', async () => {
    await members().add([
      { _id: 'a', shop: 1, card: 1 },
      { _id: 'b', shop: 1, card: 2 },
      { _id: 'c', shop: 1, card: 3, phone: '1' },
      { _id: 'd', shop: 1, card: 4, phone: null },
    ]);
    await expect(members().add({ shop: 1, card: 5, phone: '1' })).rejects.toMatchObject(taken);
    await expect(members().add({ shop: 1, card: 5, phone: null })).rejects.toMatchObject(taken);
    await expect(members().doc('a').update({ phone: '1' })).rejects.toMatchObject(taken);
    await members().doc('c').update({ phone: environment.nodeDatabase.command.remove() });
    await members().doc('a').update({ phone: '1' });
  });

  indexed(
    'a sparse one hides nothing from queries and orders that reach documents without the field',
    async () => {
      const { command } = environment.nodeDatabase;
      const ids = async (where: object, order: 'asc' | 'desc' = 'asc') =>
        (await members().where(where).orderBy('phone', order).get()).data
          .map(({ _id }: { _id: string }) => _id)
          .join('');
      expect([...(await ids({}))].sort().join('')).toBe('abcd');
      expect((await ids({}, 'desc'))[0]).toBe('a');
      expect([...(await ids({ phone: null }))].sort().join('')).toBe('bcd');
      expect([...(await ids({ phone: command.in([null, '1']) }))].sort().join('')).toBe('abcd');
      expect(await ids({ phone: '1' })).toBe('a');
      expect(
        (
          await members()
            .where({ phone: command.gte('') })
            .count()
        ).total,
      ).toBe(1);
      const asked = { collectionName: 'members', query: '{"phone":"1"}' };
      expect(environment.service.explain(asked)).toMatchObject({ index: 'phone', documentsRead: 1 });
      expect(environment.service.explain({ ...asked, query: '{"phone":null}' }).index).toBeNull();
    },
  );

  indexed(
    'a unique one of several fields refuses their combination, null standing for what is missing',
    async () => {
      await expect(members().add({ shop: 1, card: 1 })).rejects.toMatchObject({
        ...taken,
        message: expect.stringContaining('index: card dup key: { shop: 1, card: 1 }'),
      });
      await members().add({ _id: 'e', shop: 2 });
      await expect(members().add({ shop: 2, card: null })).rejects.toMatchObject(taken);
      await members().doc('e').remove();
    },
  );

  indexed(
    'a unique one over a list refuses an element that another document has, not twice the same',
    async () => {
      await members().add({ _id: 'f', shop: 3, card: 1, tags: ['x', 'x', 'y'] });
      await expect(members().add({ shop: 3, card: 2, tags: ['z', 'y'] })).rejects.toMatchObject(taken);
      await members().doc('f').remove();
    },
  );
});
