import { randomBytes } from 'node:crypto';

/** What single and combined orders have in common. */

export const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

export const digits = (count: number): string => Array.from(randomBytes(count), (byte) => byte % 10).join('');

export const newPrepayId = (): string => `wx${digits(14)}${randomBytes(10).toString('hex')}`;
export const newTransactionId = (): string => `42000${digits(23)}`;

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, content]) => [name, sorted(content)]));
}

/** A request as text, the same in whatever order its fields come. */
export const canonical = (request: unknown): string => JSON.stringify(sorted(request));
