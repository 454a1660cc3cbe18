import { productNameWords } from './product-names';

/**
 * A product's English name from the words of its Chinese one: 半高领绞花羊毛衫 is "Mock-neck cable-knit wool jumper".
 * Undefined when a word is not in the vocabulary, because half a translation is none.
 */
export function composeProductName(
  zh: string,
  words: Readonly<Record<string, string>> = productNameWords,
): string | undefined {
  const longest = Math.max(...Object.keys(words).map((word) => word.length));
  const parts: string[] = [];
  for (let at = 0; at < zh.length;) {
    const length = Array.from({ length: longest }, (_, index) => longest - index).find(
      (size) => at + size <= zh.length && Object.hasOwn(words, zh.slice(at, at + size)),
    );
    if (!length) return undefined;
    parts.push(words[zh.slice(at, at + length)] ?? '');
    at += length;
  }
  const name = parts.join(' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
