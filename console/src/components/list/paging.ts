/**
 * The way through a list whose server only knows "after this cursor": the cursors of all pages left behind.
 * Empty on the first page. Kept with the browser's history, so that its back button turns pages too.
 */
export type Trail = readonly string[];

export const firstPage: Trail = [];

export const nextPage = (trail: Trail, nextCursor: string): Trail => [...trail, nextCursor];

export const previousPage = (trail: Trail): Trail => trail.slice(0, -1);

/** The cursor to ask with; none on the first page. */
export const cursorOf = (trail: Trail): string | undefined => trail.at(-1);

/** Counted from 1. */
export const pageNumber = (trail: Trail): number => trail.length + 1;

/** Reads a trail back from a history entry, which anything may have written. */
export function trailFrom(state: unknown): Trail {
  const trail = (state as { trail?: unknown } | null)?.trail;
  return Array.isArray(trail) && trail.every((cursor) => typeof cursor === 'string') ? trail : firstPage;
}

export const pageSizes = [20, 50, 100, 200] as const;

/** The page size an address asks for, if it is one that is offered. */
export function pageSizeFrom(text: string | null): number {
  const size = Number(text);
  return pageSizes.some((offered) => offered === size) ? size : 50;
}
