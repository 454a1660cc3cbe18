/** Long garments are shown upright, everything else square, as they hang in a shop. */
const upright = new Set([
  'dress',
  'trench',
  'blazer',
  'skirt',
  'jeans',
  'trousers',
  'down-jacket',
  'coat',
  'overcoat',
]);

/** Height over width of a product's picture on the shelf. */
export function shapeOf(picture: string): number {
  const [scheme, kind = ''] = picture.split(':');
  return scheme === 'goods' && upright.has(kind) ? 1.25 : 1;
}
