import { randomUUID } from 'node:crypto';
import type { Main } from './world/instance';
import type { Tamper } from './world/database';

/** A bug put in on purpose, around the shop and never in it, to show that it would be found. */
export type Plant = {
  readonly tamper?: Tamper;
  readonly wrap?: (name: string, main: Main) => Main;
};

/** Every write to stock goes through, however little there is. */
const noStockGuard: Tamper = (action, request) => {
  if (action !== 'database.modifyDocument' || request.collectionName !== 'stock') return request;
  const { available: _guard, ...query } = JSON.parse(String(request.query)) as Record<string, unknown>;
  return { ...request, query: JSON.stringify(query) };
};

/** Whoever asks again asks for something new. */
const noRequestKey = (name: string, main: Main): Main =>
  name !== 'order'
    ? main
    : (event) => {
        if (event.action !== 'place') return main(event);
        return main({ ...event, input: { ...(event.input as object), requestId: randomUUID() } });
      };

/** An order takes every write, whatever it has become meanwhile. */
const noOrderGuard: Tamper = (action, request) => {
  if (action !== 'database.modifyDocument' || request.collectionName !== 'orders') return request;
  const { version: _guard, ...query } = JSON.parse(String(request.query)) as Record<string, unknown>;
  return { ...request, query: JSON.stringify(query) };
};

/** A write to stock does not look for the order's tag: what is repeated is done twice. */
const noHoldTag: Tamper = (action, request) => {
  if (action !== 'database.modifyDocument' || request.collectionName !== 'stock') return request;
  const query = Object.entries(JSON.parse(String(request.query)) as Record<string, unknown>);
  const untagged = query.filter(([path]) => !path.startsWith('holds.'));
  return { ...request, query: JSON.stringify(Object.fromEntries(untagged)) };
};

/** A document's move does not look whether it was made: what is repeated is done twice. */
const noMoveGuard: Tamper = (action, request) => {
  if (action !== 'database.modifyDocument' || request.collectionName !== 'stock') return request;
  const { documentMoves: _guard, ...query } = JSON.parse(String(request.query)) as Record<string, unknown>;
  return { ...request, query: JSON.stringify(query) };
};

const entryIn = (action: string, { collectionName }: Record<string, unknown>): boolean =>
  action === 'database.insertDocument' && collectionName === 'ledger';

/** Every entry is in the books twice, under two keys. */
const doubledEntries: Tamper = (action, request) => {
  if (!entryIn(action, request)) return request;
  const entries = request.data as string[];
  const again = entries.map((text) => JSON.stringify({ ...(JSON.parse(text) as object), _id: randomUUID() }));
  return { ...request, data: [...entries, ...again] };
};

/** What owners earn never gets into the books: it goes to a collection that nobody reads. */
const noEarnings: Tamper = (action, request) => {
  if (!entryIn(action, request)) return request;
  const isEarned = (request.data as string[]).some((text) => text.includes('"earned:'));
  return isEarned ? { ...request, collectionName: 'attempts' } : request;
};

/** Money that comes in is noted for its order and not in the books. */
const noReceipts: Tamper = (action, request) => {
  if (!entryIn(action, request)) return request;
  const isReceived = (request.data as string[]).some((text) => text.includes('"received:'));
  return isReceived ? { ...request, collectionName: 'attempts' } : request;
};

export const plants: Readonly<Record<string, Plant>> = {
  'no-stock-guard': { tamper: noStockGuard },
  'no-request-key': { wrap: noRequestKey },
  'no-hold-tag': { tamper: noHoldTag },
  'no-order-guard': { tamper: noOrderGuard },
  'no-move-guard': { tamper: noMoveGuard },
  'doubled-entries': { tamper: doubledEntries },
  'no-earnings': { tamper: noEarnings },
  'no-receipts': { tamper: noReceipts },
};
