import type { IllustrationKind } from '../domain/illustration/kinds';
import { chooserFor } from './choose';
import type { AnyDrawing } from './drawing';
import { round } from './geometry';
import { ankleBoot } from './kinds/ankle-boot';
import { bedding } from './kinds/bedding';
import { belt } from './kinds/belt';
import { blazer } from './kinds/blazer';
import { candle } from './kinds/candle';
import { coat } from './kinds/coat';
import { derby } from './kinds/derby';
import { diffuser } from './kinds/diffuser';
import { downJacket } from './kinds/down-jacket';
import { dress } from './kinds/dress';
import { flats } from './kinds/flats';
import { giftBox } from './kinds/gift-box';
import { handbag } from './kinds/handbag';
import { hat } from './kinds/hat';
import { homewear } from './kinds/homewear';
import { jacket } from './kinds/jacket';
import {
  kidsDownJacket,
  kidsDress,
  kidsHoodie,
  kidsKnit,
  kidsSweatshirt,
  kidsTee,
  kidsTrousers,
} from './kinds/kids';
import { knit } from './kinds/knit';
import { loafer } from './kinds/loafer';
import { mug } from './kinds/mug';
import { perfume } from './kinds/perfume';
import { scarf, silkScarf } from './kinds/scarf';
import { shirt } from './kinds/shirt';
import { skirt } from './kinds/skirt';
import { slipDress } from './kinds/slip-dress';
import { sneaker } from './kinds/sneaker';
import { socks } from './kinds/socks';
import { hoodie, sweatshirt } from './kinds/sweatshirt';
import { teapot } from './kinds/teapot';
import { polo, tee } from './kinds/tee';
import { toteBag } from './kinds/tote-bag';
import { towel, towelPile } from './kinds/towel';
import { trench } from './kinds/trench';
import { jeans, trousers } from './kinds/trousers';
import { makePen } from './pen';
import { frameFor, scene } from './scene';

/** The menu: every kind of goods and its drawing. A new kind is one file, one line in `kinds.ts` and one here. */
const drawings: Record<IllustrationKind, AnyDrawing> = {
  tee,
  polo,
  shirt,
  sweatshirt,
  hoodie,
  knit,
  dress,
  'slip-dress': slipDress,
  skirt,
  trousers,
  jeans,
  trench,
  coat,
  blazer,
  jacket,
  'down-jacket': downJacket,
  'kids-tee': kidsTee,
  'kids-sweatshirt': kidsSweatshirt,
  'kids-hoodie': kidsHoodie,
  'kids-knit': kidsKnit,
  'kids-dress': kidsDress,
  'kids-trousers': kidsTrousers,
  'kids-down-jacket': kidsDownJacket,
  sneaker,
  loafer,
  derby,
  flats,
  'ankle-boot': ankleBoot,
  'tote-bag': toteBag,
  handbag,
  scarf,
  'silk-scarf': silkScarf,
  hat,
  belt,
  socks,
  homewear,
  bedding,
  towel,
  'towel-pile': towelPile,
  mug,
  teapot,
  perfume,
  diffuser,
  candle,
  'gift-box': giftBox,
};

export type IllustrationRequest = {
  readonly kind: IllustrationKind;
  /** `#rrggbb` */
  readonly colour: string;
  /** Fixes the cut; two colours of one seed are one product in two colours. */
  readonly seed: number;
  readonly width: number;
  readonly height: number;
};

/** The picture as SVG. Pure: the same request gives the same text, and another colour changes nothing but colours. */
export function illustrate({ kind, colour, seed, width, height }: IllustrationRequest): string {
  const drawing = drawings[kind];
  const pen = makePen(kind, colour, seed);
  const goods = drawing.draw(pen, cutChooser(kind, seed));
  const frame = frameFor(width, height);
  const backdrop = scene(pen, frame, drawing.floor);
  const [fx, fy, lift] = drawing.fit ?? [1, 1, 0];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"` +
    ` viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}">` +
    `<defs>${pen.definitions.join('')}</defs>${backdrop}` +
    `<g transform="translate(${round(200 - 200 * fx)} ${lift}) scale(${fx} ${fy})">${goods}</g></svg>`
  );
}

/** What a seed means for a kind, in the words of its drawing: neck, length, print and so on. */
export function cutOf(kind: IllustrationKind, seed: number): Readonly<Record<string, unknown>> {
  return { ...drawings[kind].cut(cutChooser(kind, seed)) };
}

const cutChooser = (kind: IllustrationKind, seed: number) => chooserFor(`${kind}|${seed}`);
