import { createHash } from 'node:crypto';

/** A short hash of what a file says, for telling a repeat from a change. Keys must come in a fixed order. */
export const sourceHash = (said: unknown): string =>
  createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 16);
