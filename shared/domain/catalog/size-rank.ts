const letterSizes = ['XXS', 'XS', 'S', 'M', 'L', 'XL', 'XXL', 'XXXL', '4XL', '5XL', '6XL'];
const sameLetterSize: Readonly<Record<string, string>> = { '2XS': 'XXS', '2XL': 'XXL', '3XL': 'XXXL' };

/**
 * Where a size stands among the sizes of its style, small to large: one-size first, then letters, then whatever
 * begins with a number (36, 165/84A, 100ml, 1.5m床) by that number, then the rest.
 */
export function sizeRank(size: string): number {
  const label = size.normalize('NFKC').trim().toUpperCase();
  if (/^(均码|F|FREE|ONE ?SIZE)$/.test(label)) return 0;
  const letterRank = letterSizes.indexOf(sameLetterSize[label] ?? label);
  if (letterRank >= 0) return 1_000 + letterRank;
  const number = /^\d+(\.\d+)?/.exec(label)?.[0];
  return number ? 10_000 + Math.round(Number(number) * 10) : 1_000_000;
}
