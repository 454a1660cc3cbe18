/** One page of a list as the server gives it. */
export type Page<Row> = { rows: readonly Row[]; total: number; nextCursor: string | null };

export type PageRequest = { cursor?: string; limit: number };

/** Asks for one page of what the filters of a list select. */
export type LoadPage<P> = (request: PageRequest, signal?: AbortSignal) => Promise<P>;

const WALK_LIMIT = 200;

/** Reads all pages in order. `onPage` hears each; aborting `signal` ends the walk with its reason. */
export async function walkPages<Row>(
  load: LoadPage<Page<Row>>,
  onPage: (rowsSoFar: number, total: number) => void,
  signal: AbortSignal,
): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    signal.throwIfAborted();
    const page = await load({ limit: WALK_LIMIT, ...(cursor && { cursor }) }, signal);
    rows.push(...page.rows);
    onPage(rows.length, page.total);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return rows;
}
