const MOST = 1_000_000;

/** The whole number of pieces that was typed, full-width digits and separators included; null when it is none. */
export function countedPieces(typed: string): number | null {
  const plain = typed.normalize('NFKC').replace(/[\s,]/g, '');
  if (!/^\d{1,7}$/.test(plain)) return null;
  const pieces = Number(plain);
  return pieces <= MOST ? pieces : null;
}
