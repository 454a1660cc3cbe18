const round = (value: number): number => Math.round(value * 1000) / 1000;

/** What each of `count` layers must cover, so that all of them together cover `opacity`. */
const layerOpacity = (opacity: number, count: number): number => round(1 - (1 - opacity) ** (1 / count));

/** A line whose sides fade out, like a brush pressed lightly: strokes of falling width, one on another. */
export function softLine(path: string, colour: string, width: number, opacity: number): string {
  const shares = [1.9, 1.4, 0.95, 0.5];
  const layer = layerOpacity(opacity, shares.length);
  return shares
    .map(
      (share) =>
        `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${round(width * share)}" stroke-opacity="${layer}" stroke-linecap="round" stroke-linejoin="round"/>`,
    )
    .join('');
}

/** Offsets on two rings: a shape drawn faintly at each of them is that shape, blurred. */
const blurOffsets: readonly (readonly [x: number, y: number])[] = [
  ...Array.from({ length: 5 }, (_, index) => [0.22, index * 1.2566] as const),
  ...Array.from({ length: 8 }, (_, index) => [0.5, index * 0.7854 + 0.3] as const),
].map(([radius, angle]) => [radius * Math.cos(angle), radius * Math.sin(angle)]);

/** What a shape throws on the paper behind it; `shapeId` names its path among the definitions. */
export function softShape(shapeId: string, colour: string, opacity: number, spread: number): string {
  const layer = layerOpacity(opacity, blurOffsets.length);
  const copies = blurOffsets.map(
    ([x, y]) => `<use href="#${shapeId}" x="${round(x * spread)}" y="${round(y * spread)}"/>`,
  );
  return `<g fill="${colour}" fill-opacity="${layer}">${copies.join('')}</g>`;
}
