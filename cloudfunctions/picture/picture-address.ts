import { isIllustrationKind, type IllustrationKind } from '@shared/domain/illustration/kinds';

export type WantedPicture = {
  readonly kind: IllustrationKind;
  readonly colour: string;
  readonly seed: number;
  readonly width: number;
  readonly height: number;
};

const smallestSide = 32;
const largestSide = 1200;
/** From a tall poster to a wide banner. */
const narrowest = 1 / 2;
const widest = 3;

const address =
  /\/([a-z]+(?:-[a-z]+)*)\/([0-9a-f]{6})\/([1-9][0-9]{0,5})\/([1-9][0-9]{1,3})x([1-9][0-9]{1,3})\.webp$/;

/**
 * Reads `…/<kind>/<rrggbb>/<seed>/<width>x<height>.webp`. Undefined for anything else: one picture has one address,
 * so capitals, leading zeros and sides outside 32 to 1200 px are not forgiven.
 */
export function readPictureAddress(path: string): WantedPicture | undefined {
  const [, kind = '', hex = '', seed, wide, high] = address.exec(path) ?? [];
  const width = Number(wide);
  const height = Number(high);
  const isShown = [width, height].every((side) => side >= smallestSide && side <= largestSide);
  const ratio = width / height;
  if (!isIllustrationKind(kind) || !isShown || ratio < narrowest || ratio > widest) return undefined;
  return { kind, colour: `#${hex}`, seed: Number(seed), width, height };
}
