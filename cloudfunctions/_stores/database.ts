import type cloud from 'wx-server-sdk';
import { openCloud } from '../_runtime/open-cloud';
import { trip } from './round-trips';

type Database = ReturnType<typeof cloud.database>;
type Condition = Record<string, unknown>;
type Identified = { _id: string };

let opened: Database | undefined;

/** The environment's database. Opened on first use: identity and environment are known only inside an event. */
export function database(): Database {
  opened ??= openCloud().database({ throwOnNotFound: false } as Parameters<typeof cloud.database>[0]);
  return opened;
}

/** Query and update operators. */
export const command = (): Database['command'] => database().command;

/** Nearest first, from a point in GCJ-02. For a field with a 2dsphere index. */
export function near(place: { longitude: number; latitude: number }): unknown {
  const { Geo } = database();
  const geometry = Geo.Point(place.longitude, place.latitude);
  return command().geoNear({ geometry });
}

/** The real service names a taken key differently from one deployment to the next; the wording is what they share. */
export function isDuplicateKey(error: unknown): boolean {
  const { code, message, errMsg } = (error ?? {}) as { code?: string; message?: string; errMsg?: string };
  return code === 'DATABASE_DUPLICATE_WRITE' || /E11000|duplicate/i.test(`${message ?? ''} ${errMsg ?? ''}`);
}

/** Typed access to one collection: the few calls our stores are made of, each counted as a round trip. */
export function collection<Document extends Identified>(name: string) {
  const at = () => database().collection(name);
  return {
    name,

    async find(id: string): Promise<Document | undefined> {
      const { data } = await trip(() => at().doc(id).get() as unknown as Promise<{ data: Document | null }>);
      return data ?? undefined;
    },

    /** In any order; ids that do not exist are left out. At most 1,000 ids. */
    async findMany(ids: readonly string[]): Promise<Document[]> {
      if (ids.length === 0) return [];
      return this.query({ where: { _id: command().in([...ids]) }, limit: ids.length });
    },

    async query(wish: {
      where: Condition;
      order?: readonly (readonly [path: string, direction: 'asc' | 'desc'])[];
      limit: number;
      skip?: number;
      fields?: Record<string, boolean>;
    }): Promise<Document[]> {
      let found = at().where(wish.where).limit(wish.limit);
      for (const [path, direction] of wish.order ?? []) found = found.orderBy(path, direction);
      if (wish.skip) found = found.skip(wish.skip);
      if (wish.fields) found = found.field(wish.fields);
      const { data } = await trip(() => found.get() as Promise<{ data: unknown[] }>);
      return data as Document[];
    },

    async count(where: Condition): Promise<number> {
      const { total } = await trip(() => at().where(where).count() as Promise<{ total: number }>);
      return total;
    },

    /**
     * Groups what fits `where` on the server, so that only sums travel. `group` is a Mongo $group: `_id` names the
     * field to group by (null for all). At most 1,000 groups: without a limit the service would answer 20.
     */
    async groupBy<Row>(where: Condition, group: Record<string, unknown>): Promise<Row[]> {
      const { list } = await trip(
        () =>
          at().aggregate().match(where).group(group).limit(1_000).end() as unknown as Promise<{
            list: Row[];
          }>,
      );
      return list;
    },

    /** Like `groupBy`, over each element of the array at `path` (`$name`). */
    async groupEach<Row>(where: Condition, path: string, group: Record<string, unknown>): Promise<Row[]> {
      const { list } = await trip(
        () =>
          at().aggregate().match(where).unwind(path).group(group).limit(1_000).end() as unknown as Promise<{
            list: Row[];
          }>,
      );
      return list;
    },

    /** False when the key was taken: then nothing was written. */
    async insert(document: Document): Promise<boolean> {
      try {
        await trip(() => at().add({ data: document }) as Promise<unknown>);
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },

    /** Adds those whose key is free; a key that was taken keeps its document. */
    async insertAll(documents: readonly Document[]): Promise<void> {
      if (documents.length === 0) return;
      try {
        await trip(() => at().add({ data: [...documents] as object }) as Promise<unknown>);
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        // A batch may have stopped at the first taken key, so each goes alone.
        if (documents.length > 1) await Promise.all(documents.map((document) => this.insert(document)));
      }
    },

    /** Writes the whole document, new or not. */
    async put({ _id, ...data }: Document): Promise<void> {
      await trip(() => at().doc(_id).set({ data }) as Promise<unknown>);
    },

    /** Atomic on each document that fits `where`; answers how many changed. The guard belongs into `where`. */
    async updateWhere(where: Condition, data: Condition): Promise<number> {
      const { stats } = await trip(
        () => at().where(where).update({ data }) as Promise<{ stats: { updated: number } }>,
      );
      return stats.updated;
    },

    async removeWhere(where: Condition): Promise<number> {
      const { stats } = await trip(
        () => at().where(where).remove() as Promise<{ stats: { removed: number } }>,
      );
      return stats.removed;
    },
  };
}

export type Collection<Document extends Identified> = ReturnType<typeof collection<Document>>;
