/**
 * Colours are mixed in OKLCH (Björn Ottosson, "A perceptual color space for image processing"), where a step in
 * lightness looks equally large on every hue: a fold on red and a fold on navy are equally deep.
 */
export type Lch = { readonly lightness: number; readonly chroma: number; readonly hue: number };

const toLinear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const toGamma = (v: number): number => (v <= 0.0031308 ? 12.92 * v : 1.055 * v ** (1 / 2.4) - 0.055);

export function toLch(hex: string): Lch {
  const value = Number.parseInt(hex.replace('#', ''), 16);
  const r = toLinear((value >> 16) / 255);
  const g = toLinear(((value >> 8) & 255) / 255);
  const b = toLinear((value & 255) / 255);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(a, bb),
    hue: Math.atan2(bb, a),
  };
}

function toLinearRgb({ lightness, chroma, hue }: Lch): [number, number, number] {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

/** The nearest colour a screen can show: chroma gives way, lightness and hue stay. */
export function toHex(wanted: Lch): string {
  const lightness = Math.max(0, Math.min(1, wanted.lightness));
  let rgb = toLinearRgb({ ...wanted, lightness });
  for (let chroma = wanted.chroma, step = 0; step < 11; step += 1) {
    if (rgb.every((v) => v > -0.002 && v < 1.002)) break;
    chroma *= 0.85;
    rgb = toLinearRgb({ lightness, chroma, hue: wanted.hue });
  }
  const byte = (v: number): string =>
    Math.round(255 * Math.max(0, Math.min(1, toGamma(Math.max(0, v)))))
      .toString(16)
      .padStart(2, '0');
  return `#${rgb.map(byte).join('')}`;
}

/** The same hue, `lightening` lighter (or darker when negative) and with its chroma multiplied. */
export function shift(hex: string, lightening: number, chromaFactor = 1): string {
  const { lightness, chroma, hue } = toLch(hex);
  return toHex({ lightness: lightness + lightening, chroma: chroma * chromaFactor, hue });
}
