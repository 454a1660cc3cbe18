import { isBlank, plainText } from './clean-text';
import { findings } from './findings';
import type { Finding } from './sheet';

export type Point = { longitude: number; latitude: number };

/** Mainland China with its islands, by the outermost degrees. */
const isInChina = ({ longitude, latitude }: Point): boolean =>
  longitude >= 73 && longitude <= 136 && latitude >= 3 && latitude <= 54;

const degrees = (text: string): number =>
  /^-?\d{1,3}(\.\d+)?$/.test(plainText(text)) ? Number(plainText(text)) : NaN;

/** Where a store is; swapped numbers are put right, and a place outside China is none. */
export function parsePlace(longitude: string, latitude: string): { point: Point | null; finding?: Finding } {
  if (isBlank(longitude) && isBlank(latitude)) return { point: null };
  const point = { longitude: degrees(longitude), latitude: degrees(latitude) };
  if (isInChina(point)) return { point };
  const swapped = { longitude: point.latitude, latitude: point.longitude };
  if (isInChina(swapped)) return { point: swapped, finding: findings.swappedCoordinates() };
  return { point: null, finding: findings.wrongCoordinates() };
}
