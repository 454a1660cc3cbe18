import type { Millis } from '@shared/kernel/time';
import { type Collection, command } from './database';
import type { PurchaseDocument, TransferDocument } from './inventory.documents';

type InventoryDocument = TransferDocument | PurchaseDocument;

/** The SDK turns a nested object into dotted paths, which fail where the old value was null: set such values whole. */
const whole = (value: unknown): unknown =>
  value !== null && typeof value === 'object' ? command().set(value) : value;

/** What documents with a course and a duty have in common: one guarded write, and the list of what is owed. */
export function inventoryDocuments<Document extends InventoryDocument>(documents: Collection<Document>) {
  return {
    find: (id: string): Promise<Document | undefined> => documents.find(id),

    /** False when the key was taken: then the wish was answered before. */
    insert: (document: Document): Promise<boolean> => documents.insert(document),

    /** Saves what became of `before`; undefined when somebody else was faster. */
    async save(before: Document, after: Document, at: Millis): Promise<Document | undefined> {
      const isNewDuty = after.stockDue !== null && after.stockDue !== before.stockDue;
      const saved: Document = {
        ...after,
        version: before.version + 1,
        updatedAt: at,
        stockDueSince: after.stockDue === null ? null : isNewDuty ? at : before.stockDueSince,
      };
      const { _id, ...fields } = saved;
      const changes = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, whole(value)]));
      const written = await documents.updateWhere({ _id, version: before.version }, changes);
      return written > 0 ? saved : undefined;
    },

    /** Documents that stock owes something since before `before`, the oldest first. */
    owed: (before: Millis, limit: number): Promise<Document[]> => {
      const _ = command();
      return documents.query({
        where: { stockDueSince: _.and(_.gt(0), _.lte(before)) },
        order: [['stockDueSince', 'asc']],
        limit,
      });
    },
  };
}
