import type { ImportProblem, ImportRun } from '@shared/contracts/hq.contract';
import type { Millis } from '@shared/kernel/time';

/** `staff`, key: user name. Passwords as scrypt with a salt of their own. */
export type StaffDocument = {
  _id: string;
  name: string;
  passwordHash: string; // scrypt$N$r$p$salt$hash, base64url
  createdAt: Millis;
};

/** `staff_sessions`, key: SHA-256 of the token, so that the collection gives no session away. */
export type StaffSessionDocument = { _id: string; username: string; name: string; expiresAt: Millis };

/** `import_runs`, key: hash of kind and file content, so that the same file finds its run. */
export type ImportRunDocument = ImportRun & {
  _id: string;
  fileId: string;
  /** The rows being landed right now and what they will count as: written before them, so that a crash miscounts nothing. */
  pending: { to: number; imported: number; unchanged: number; bad: number } | null;
};

/** `import_problems`, key: <runId>:<row>:<field>:<code>. */
export type ImportProblemDocument = ImportProblem & { _id: string; runId: string };

/** `audit`, key: <requestId or random>: who changed what in the console, from, to. */
export type AuditDocument = {
  _id: string;
  at: Millis;
  by: string;
  action: string;
  subject: string;
  from: unknown;
  to: unknown;
};
