import type { StockShortage } from '@shared/domain/inventory/stock-duty';
import { assert } from '@shared/kernel/assert';
import { accept, refuse, type Result } from '@shared/kernel/result';
import type { Millis } from '@shared/kernel/time';
import type { PurchaseDocument, TransferDocument } from '../_stores/inventory.documents';
import { moveStock, undoMoves } from '../_stores/stock-journal.store';

/** More turns than people who are at one document at the same time. */
const MOST_TURNS = 12;

/** How documents of one kind go on: their rules, and where they are kept. */
export type Course<Document, Command, Refusal> = {
  readonly find: (id: string) => Promise<Document | undefined>;
  readonly save: (before: Document, after: Document, at: Millis) => Promise<Document | undefined>;
  /** The document after `command`; the same one when there is nothing to do. */
  readonly follow: (document: Document, command: Command) => Result<Document, Refusal>;
  /** The document after its pieces were all taken, or one was short. */
  readonly taken: (document: Document, shortage: StockShortage | null, at: Millis) => Document;
};

type Owed = TransferDocument | PurchaseDocument;

/**
 * Does to stock what it owes the document, then says so in the document; over and over until nothing is owed. Every
 * step repeats safely and may be done by several at once, so a crash anywhere is finished by doing it again.
 */
export async function settleDocument<Document extends Owed, Command, Refusal>(
  course: Course<Document, Command, Refusal>,
  found: Document,
  at: Millis,
): Promise<Document> {
  let document = found;
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const due = document.stockDue;
    if (due === null) return document;
    const origin = { cause: document._id, at };
    let after: Document = { ...document, stockDue: null };
    if (due.kind === 'undo') await undoMoves(due.moves, origin);
    if (due.kind === 'put') await moveStock(due.moves, origin);
    if (due.kind === 'take') after = course.taken(document, await moveStock(due.moves, origin), at);
    document = (await course.save(document, after, at)) ?? (await reread(course, document._id));
  }
  throw new Error(`${found._id} changed ${MOST_TURNS} times while its stock was settled`);
}

/**
 * Decides on a document and saves what follows, once; what stock owed it before is settled first. When somebody else
 * was faster, it is read again and the decision is made anew. Undefined when there is no such document.
 */
export async function advanceDocument<Document extends Owed, Command, Refusal>(
  course: Course<Document, Command, Refusal>,
  id: string,
  command: Command,
  at: Millis,
): Promise<Result<Document, Refusal> | undefined> {
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    const found = await course.find(id);
    if (!found) return undefined;
    const settled = await settleDocument(course, found, at);
    const followed = course.follow(settled, command);
    if (!followed.ok) return refuse(followed.refusal);
    if (followed.value === settled) return accept(settled);
    const saved = await course.save(settled, followed.value, at);
    if (saved) return accept(await settleDocument(course, saved, at));
  }
  throw new Error(`${id} changed ${MOST_TURNS} times while somebody was at it`);
}

async function reread<Document>(
  { find }: Pick<Course<Document, never, never>, 'find'>,
  id: string,
): Promise<Document> {
  const document = await find(id);
  assert(document, `${id} is gone`);
  return document;
}
