import { randomUUID } from 'node:crypto';
import type { Millis } from '@shared/kernel/time';
import { collection } from './database';
import type { AuditDocument } from './hq.documents';

export const AUDIT = 'audit';
const audit = collection<AuditDocument>(AUDIT);

export type AuditedChange = {
  readonly by: string;
  readonly action: string;
  readonly subject: string;
  readonly from: unknown;
  readonly to: unknown;
};

/** An entry of who changed what, from, to. With a `key` the same change repeated is one entry. */
export const auditDocument = (
  change: AuditedChange,
  at: Millis,
  key = randomUUID() as string,
): AuditDocument => ({
  _id: key,
  at,
  ...change,
});

/** Writes an entry; one with the same key stays as it was. */
export async function recordAudit(change: AuditedChange, at: Millis, key?: string): Promise<void> {
  await audit.insert(auditDocument(change, at, key));
}

/** Whether the change with this key is on record: then it was done before. */
export const wasRecorded = async (key: string): Promise<boolean> => (await audit.find(key)) !== undefined;
