import type { LocalText } from '../../kernel/text';

/** A product keeps at most this many terms: each is one entry of the index. */
const MAX_TERMS = 320;
const MAX_WORD = 24;

const runs = /\p{Script=Han}+|[\p{L}\p{N}]+/gu;
const isHan = /^\p{Script=Han}/u;

/** Full-width letters, capitals and the like mean the same to someone who searches. */
function runsOf(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    // A run of letters may end in Han ("t恤" is one run to \p{L}): split where the script changes.
    found.push(...(run.match(/\p{Script=Han}+|[^\p{Script=Han}]+/gu) ?? []));
  }
  return found;
}

const pairsOf = (characters: readonly string[]): string[] =>
  characters.slice(1).map((character, index) => `${characters[index]}${character}`);

function prefixesOf(word: string): string[] {
  const characters = [...word].slice(0, MAX_WORD);
  return characters.map((_, index) => characters.slice(0, index + 1).join(''));
}

/**
 * What a product is found by: single characters and pairs of its Chinese words, and every beginning of its Latin
 * words and numbers, so that "tl2" already finds a style. Lower case; punctuation and emoji count for nothing.
 */
export function searchTerms(texts: readonly string[]): string[] {
  const terms = new Set<string>();
  for (const run of texts.flatMap(runsOf)) {
    const characters = [...run];
    const found = isHan.test(run) ? [...characters, ...pairsOf(characters)] : prefixesOf(run);
    for (const term of found) terms.add(term);
  }
  return [...terms].slice(0, MAX_TERMS);
}

/** What a product must have, all of it, to answer a query. None means that the query can find nothing. */
export function queryTerms(query: string): string[] {
  const terms = runsOf(query).flatMap((run) => {
    const characters = [...run];
    if (!isHan.test(run)) return [characters.slice(0, MAX_WORD).join('')];
    return characters.length === 1 ? characters : pairsOf(characters);
  });
  return [...new Set(terms)];
}

/** The search terms of a style: its names in both languages and its style number. */
export const productTerms = (name: LocalText, styleNumber: string): string[] =>
  searchTerms([name.zh, name.en, styleNumber]);
