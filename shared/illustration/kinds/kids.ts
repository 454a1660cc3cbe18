import { drawing, type AnyDrawing } from '../drawing';
import type { Pen } from '../pen';
import { drawDownJacket, type DownJacketCut } from './down-jacket';
import { drawDress, type DressCut } from './dress';
import { drawKnit, type KnitCut } from './knit';
import { motif, type Motif } from './motif';
import { drawSweatshirt, type SweatshirtCut } from './sweatshirt';
import { drawTee, type TeeCut } from './tee';
import { drawTrousers, type TrousersCut } from './trousers';

/** A child is wider for its height than a grown person, and its clothes lie smaller in the picture. */
function childSized(svg: string, width = 0.84, height = 0.74): string {
  const left = 200 - 200 * width;
  const top = 200 - 196 * height;
  return `<g transform="translate(${left} ${top}) scale(${width} ${height})">${svg}</g>`;
}

/** The motif is drawn in its own proportions, on the chest. */
function onChest(pen: Pen, name: Motif | 'none', dy: number): string {
  if (name === 'none') return '';
  return `<g transform="translate(40 ${dy}) scale(.8)">${motif(name, pen.colours.contrast)}</g>`;
}

type KidsTeeCut = Omit<TeeCut, 'ring'> & { readonly motif: Motif | 'none' };

export const kidsTee: AnyDrawing = drawing<KidsTeeCut>({
  cut(choose) {
    const print = choose.pick<'plain' | 'stripe'>(['plain', 'plain', 'stripe']);
    return {
      neck: 'crew',
      hem: 300,
      print,
      motif: print === 'plain' ? choose.pick<Motif>(['whale', 'sun', 'bear', 'pear']) : 'none',
    };
  },
  draw: (pen, cut) =>
    childSized(drawTee(pen, { ...cut, ring: pen.colours.contrast }), 0.9, 0.84) + onChest(pen, cut.motif, 40),
});

type KidsSweatshirtCut = SweatshirtCut & { readonly motif: Motif | 'none' };

const drawKidsSweatshirt = (pen: Pen, cut: KidsSweatshirtCut): string =>
  childSized(drawSweatshirt(pen, cut)) + onChest(pen, cut.motif, 46);

export const kidsSweatshirt = drawing<KidsSweatshirtCut>({
  cut(choose) {
    const mark = choose.pick<SweatshirtCut['mark']>(['none', 'none', 'block']);
    return {
      neck: 'crew',
      mark,
      hem: 292,
      motif: mark === 'none' ? choose.pick<Motif | 'none'>(['whale', 'sun', 'bear', 'pear', 'none']) : 'none',
    };
  },
  draw: drawKidsSweatshirt,
});

export const kidsHoodie = drawing<KidsSweatshirtCut>({
  cut: (choose) => ({
    neck: 'hood',
    mark: choose.pick(['pocket', 'block']),
    hem: 296,
    motif: 'none',
  }),
  draw: drawKidsSweatshirt,
});

export const kidsKnit = drawing<KnitCut>({
  cut(choose) {
    const stitch = choose.pick<KnitCut['stitch']>(['knit', 'cable']);
    return {
      neck: choose.pick(['crew', 'cardigan']),
      stitch,
      print: stitch === 'knit' ? choose.pick<'plain' | 'stripe'>(['plain', 'stripe']) : 'plain',
      hem: 292,
    };
  },
  draw: (pen, cut) => childSized(drawKnit(pen, cut)),
});

export const kidsDress = drawing<DressCut>({
  cut: (choose) => ({
    neck: 'crew',
    sleeve: choose.pick(['puff', 'none', 'puff']),
    print: choose.pick(['plain', 'floral', 'check', 'polka']),
    hemX: 112,
    hemY: 330,
    belt: false,
    buttons: choose.chance(0.5),
  }),
  draw: (pen, cut) => childSized(drawDress(pen, cut), 0.94, 0.84),
});

export const kidsTrousers = drawing<TrousersCut>({
  cut: (choose) => ({
    leg: choose.pick(['straight', 'tapered']),
    print: 'plain',
    texture: choose.pick(['twill', 'cord']),
    waist: choose.pick(['elastic', 'tied']),
    cuffed: choose.chance(0.5),
  }),
  draw: (pen, cut) => childSized(drawTrousers(pen, cut), 0.94, 0.8),
});

export const kidsDownJacket = drawing<DownJacketCut>({
  cut: (choose) => ({
    baffles: choose.pick([5, 6]),
    long: false,
    collar: 'hood',
    block: choose.chance(0.5),
  }),
  draw: (pen, cut) => childSized(drawDownJacket(pen, cut), 0.86, 0.8),
});
