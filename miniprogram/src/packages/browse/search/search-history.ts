import { forget, keep, readKept } from '../../../state/kept';

const name = 'searches';
const keptAtMost = 10;

export const pastSearches = (): string[] => readKept<string[]>(name) ?? [];

/** The newest first, each once. */
export function rememberSearch(query: string): string[] {
  const searches = [query, ...pastSearches().filter((past) => past !== query)].slice(0, keptAtMost);
  keep(name, searches);
  return searches;
}

export function forgetSearches(): void {
  forget(name);
}
