import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEngine } from '@localcloud/engine/engine';
import { createDatabaseService } from '@localcloud/services/database/database-service';
import { collections } from '../../../config/collections';
import { startCloudProcess } from '../cloud-process';
import { latencyOf, round } from '../measure';
import { EVERY_MS, loadOrders, OPENED_AT, ORDERS } from '../million-orders';
import { connect } from '../shop';

const PAGE = 20;
const PAGES = 200;
/** The orders of a year and a half, newest first: 750,000 documents in the range. */
const FROM = OPENED_AT + (ORDERS / 8) * EVERY_MS;
const UNTIL = OPENED_AT + (ORDERS / 8) * 7 * EVERY_MS;

type Order = { readonly _id: string; readonly placedAt: number };
/** A page of a range: its end, and the last order of the page before, if any. */
type Turn = { readonly until: number; readonly after: Order | undefined };
type AskForPage = (turn: Turn) => Promise<Order[]>;

/** Every page is another one, so that neither kind is answered from memory more than the other. */
const firstPage = (page: number): Turn => ({ until: UNTIL - page * PAGE * EVERY_MS, after: undefined });
/** Where a reader stands who has turned half a million orders, and a little further with every page. */
const deepPage = (page: number): Turn => {
  const placedAt = UNTIL - (500_000 + page * PAGE) * EVERY_MS;
  return { until: UNTIL, after: { _id: '', placedAt } };
};

async function timed(from: number, pages: number, ask: AskForPage, turnOf: (page: number) => Turn) {
  const samples: number[] = [];
  for (let page = from; page < from + pages; page += 1) {
    const turn = turnOf(page);
    const startedAt = performance.now();
    const [first, ...others] = await ask(turn);
    samples.push(performance.now() - startedAt);
    const end = turn.after?.placedAt ?? turn.until - EVERY_MS;
    if (others.length !== PAGE - 1 || first?.placedAt !== end)
      throw new Error('not the page that was asked for');
  }
  return latencyOf(samples);
}

async function pagesBy(ask: AskForPage) {
  const coldMs = (await timed(2 * PAGES, 1, ask, deepPage)).p50;
  for (const turnOf of [firstPage, deepPage]) await timed(PAGES, 50, ask, turnOf);
  return { coldMs, first: await timed(0, PAGES, ask, firstPage), deep: await timed(0, PAGES, ask, deepPage) };
}

const behind = ({ placedAt, _id }: Order) => ({
  $or: [{ placedAt: { $lt: placedAt } }, { placedAt, _id: { $gt: _id } }],
});

/** Pages and opening without SDK and HTTP, in this process. */
async function engineAlone(directory: string) {
  const startedAt = performance.now();
  const engine = openEngine({ directory, now: Date.now });
  const service = createDatabaseService(engine);
  service.defineCollections(collections);
  const openMs = round(performance.now() - startedAt, 1);
  const ask: AskForPage = async ({ until, after }) => {
    const range = { placedAt: { $gte: FROM, $lt: until } };
    const reply = await service.handle('database.getDocument', {
      collectionName: 'orders',
      query: JSON.stringify(after ? { $and: [range, behind(after)] } : range),
      order: '{"placedAt":-1,"_id":1}',
      limit: PAGE,
    });
    return (reply.data as { list: string[] }).list.map((text) => JSON.parse(text) as Order);
  };
  const pages = await pagesBy(ask);
  engine.close();
  return { openMs, ...pages };
}

function sdkPages(url: string): AskForPage {
  const db = connect(url);
  const _ = db.command;
  return async ({ until, after }) => {
    const range = { placedAt: _.gte(FROM).and(_.lt(until)) };
    const query = after
      ? _.and([
          range,
          _.or([{ placedAt: _.lt(after.placedAt) }, { placedAt: after.placedAt, _id: _.gt(after._id) }]),
        ])
      : range;
    const found = db.collection('orders').where(query);
    const page = await found.orderBy('placedAt', 'desc').orderBy('_id', 'asc').limit(PAGE).get();
    return page.data as Order[];
  };
}

/**
 * `scan`: 1,000,000 orders with the real indexes. `firstPageMs` and `deepPageMs` (500,000 orders further, by cursor)
 * are medians through the real SDK at one client, pages of 20 in a range of 750,000; `engine` is the same without SDK
 * and HTTP, `coldMs` a deep page just after the opening. `openMs` opens engine and collections; `rssMb` is the cloud
 * after its start and after all of this, beside one that is empty. Loading takes about two minutes and 3 GB of disk.
 */
export async function scanSection(empty: { rssMb(): Promise<number> }): Promise<object> {
  const directory = mkdtempSync(join(tmpdir(), 'yunpu-scan-'));
  try {
    const database = join(directory, 'database');
    const loadSeconds = round(await loadOrders(database), 1);
    const fileMb = Math.round(statSync(join(database, 'data.db')).size / 2 ** 20);
    const { openMs, ...engine } = await engineAlone(database);
    const cloud = await startCloudProcess({ directory });
    try {
      const rssAtStart = await cloud.rssMb();
      const { coldMs, first, deep } = await pagesBy(sdkPages(cloud.url));
      const rssMb = { empty: await empty.rssMb(), atStart: rssAtStart, after: await cloud.rssMb() };
      const pages = {
        firstPageMs: first.p50,
        deepPageMs: deep.p50,
        coldMs,
        p95: { first: first.p95, deep: deep.p95 },
      };
      return {
        scan: {
          documents: ORDERS,
          loadSeconds,
          fileMb,
          openMs,
          startMs: cloud.startMs,
          rssMb,
          ...pages,
          engine,
        },
      };
    } finally {
      await cloud.stop();
    }
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}
