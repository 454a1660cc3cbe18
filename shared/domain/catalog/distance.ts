export type Place = { readonly longitude: number; readonly latitude: number };

const EARTH_RADIUS_METRES = 6_371_008.8; // mean radius, IUGG
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Straight-line distance in whole metres over the sphere (haversine). */
export function distanceMetres(from: Place, to: Place): number {
  const halfLatitude = radians(to.latitude - from.latitude) / 2;
  const halfLongitude = radians(to.longitude - from.longitude) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(radians(from.latitude)) * Math.cos(radians(to.latitude)) * Math.sin(halfLongitude) ** 2;
  return Math.round(2 * EARTH_RADIUS_METRES * Math.asin(Math.min(1, Math.sqrt(chord))));
}
