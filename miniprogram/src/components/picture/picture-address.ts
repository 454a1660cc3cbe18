/** Sides are rounded up to a step, so that phones of nearly the same width share cached pictures. */
const step = 40;
const largest = 1200;

const side = (px: number, pixelRatio: number): number =>
  Math.min(largest, Math.ceil((px * Math.min(pixelRatio, 2)) / step) * step);

/**
 * The address of a picture as large as it is shown. Drawn goods (`goods:<kind>:<hex>:<seed>`) come from the picture
 * function; any other picture is an address already.
 */
export function pictureAddress(
  picture: string,
  shown: { readonly width: number; readonly height: number },
  pixelRatio: number,
  origin: string,
): string {
  const [scheme, kind, hex, seed] = picture.split(':');
  if (scheme !== 'goods' || !kind || !hex || !seed) return picture;
  const width = side(shown.width, pixelRatio);
  const height = Math.round((width * shown.height) / shown.width);
  return `${origin}/picture/${kind}/${hex}/${seed}/${width}x${height}.webp`;
}
