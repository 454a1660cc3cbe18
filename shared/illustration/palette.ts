import { shift, toHex, toLch } from './colour';

export type Palette = ReturnType<typeof palette>;

/** Every tone of a picture, derived from the product's one colour. */
export function palette(base: string) {
  const { lightness, chroma, hue } = toLch(base);
  const isDark = lightness < 0.42;
  const isLight = lightness > 0.72;
  return {
    base,
    lightness,
    isDark,
    /** Lit, shaded and deepest tone of the same cloth. */
    hi: shift(base, isDark ? 0.13 : Math.min(0.09, 0.995 - lightness), 0.85),
    lo: shift(base, isDark ? -0.09 : -0.1, 1.1),
    deep: shift(base, isDark ? -0.14 : -0.22, 1.1),
    /** Sewing threads and outlines stand off the cloth: lighter on dark cloth, darker on light. */
    seam: isDark ? shift(base, 0.2, 0.8) : shift(base, -0.24, 1),
    inside: shift(base, isDark ? -0.07 : -0.17, 0.9),
    button: isDark ? shift(base, 0.16, 0.7) : lightness > 0.8 ? '#c9b79c' : shift(base, -0.2, 0.8),
    print: isLight ? shift(base, -0.38, 1.5) : shift(base, 0.34, 0.6),
    secondPrint: isLight ? '#7d8f6b' : '#efe6d6',
    contrast: lightness > 0.75 ? shift(base, -0.3, 1.6) : shift(base, 0.3, 0.5),
    shadow: toHex({ lightness: 0.34, chroma: 0.03, hue: 1 }),
    paper: paperFor(lightness, chroma, hue),
  };
}

/** Warm paper with a breath of the product's hue, a shade darker behind light goods so that they stand out. */
function paperFor(lightness: number, chroma: number, hue: number) {
  const tint = Math.min(0.02, chroma * 0.2) * 0.5;
  const a = 0.0075 * Math.cos(1.35) + tint * Math.cos(hue);
  const b = 0.0125 * Math.sin(1.35) + tint * Math.sin(hue);
  const own = {
    lightness: lightness > 0.86 ? 0.892 : lightness > 0.7 ? 0.937 : 0.93,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
  const tone = (lightening: number, chromaFactor: number): string =>
    toHex({
      lightness: Math.min(0.985, own.lightness + lightening),
      chroma: own.chroma * chromaFactor,
      hue: own.hue,
    });
  return {
    base: toHex(own),
    hi: tone(0.04, 0.6),
    lo: tone(-0.05, 1.2),
    floor: tone(-0.035, 1.25),
    floorLit: tone(-0.023, 1.25),
    floorLow: tone(-0.065, 1.25),
  };
}
