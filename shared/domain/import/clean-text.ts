const INVISIBLE = /[\u200b-\u200f\u2060\ufeff\u00ad]/g;

/** Words for people: no control or invisible characters, no space at the ends, inner runs of space as one. */
export function cleanText(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(/[\s\u3000]+/g, ' ')
    .trim();
}

/** Numbers and punctuation as a keyboard types them: full-width forms become plain ones. */
export const plainText = (text: string): string => cleanText(text.normalize('NFKC'));

/** Codes: plain, upper case, without inner space or the apostrophe that keeps spreadsheets from counting. */
export const cleanCode = (text: string): string =>
  plainText(text).replace(/^'/, '').replace(/\s+/g, '').toUpperCase();

/** Header words: what is left without any space, line break or difference of width. */
export const cleanHeader = (text: string): string => plainText(text).replace(/\s+/g, '').toUpperCase();

/** How old systems write "nothing". */
export const isBlank = (text: string): boolean => /^[-–—_/\\]*$/.test(cleanText(text));
