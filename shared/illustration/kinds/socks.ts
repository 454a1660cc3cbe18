import { drawing } from '../drawing';
import { printOf, textureOf, type Print } from '../patterns';
import type { Pen } from '../pen';

type SocksCut = {
  readonly height: 'crew' | 'slouch' | 'no-show';
  readonly print: Print;
  readonly blocked: boolean;
};

/** One sock, toe to the left; its leg rises to `top`. */
const outlines = {
  crew: 'M214,70C236,64 262,64 282,70C284,118 280,166 284,210C290,244 280,272 252,282C214,294 160,312 118,318C88,322 70,304 78,280C86,260 112,250 140,240C176,228 204,214 210,186C214,150 212,110 214,70Z',
  slouch:
    'M206,112C234,104 266,104 290,112C296,130 286,140 292,156C286,170 292,184 286,210C292,244 280,272 252,282C214,294 160,312 118,318C88,322 70,304 78,280C86,260 112,250 140,240C176,228 200,216 206,196C200,182 208,168 202,154C210,140 200,130 206,112Z',
  'no-show':
    'M176,214C190,236 236,240 262,196C274,182 292,190 292,208C292,244 284,270 254,282C214,296 160,312 118,318C88,322 70,304 78,280C86,260 112,250 140,238C154,232 166,224 176,214Z',
} as const;

const toe = 'M60,240L122,240C132,262 136,292 128,326L60,326Z';
const heel = 'M300,212C272,214 250,232 244,262L252,300L310,300Z';

function top(pen: Pen, height: SocksCut['height']): string {
  const rib = textureOf(pen, 'rib', 0, 5);
  switch (height) {
    case 'crew':
      return (
        pen.piece(
          'M212,68C236,62 262,62 284,68C285,84 285,98 284,112C262,118 236,118 213,112C212,98 211,84 212,68Z',
          {
            texture: rib,
            edgeWidth: 7,
            line: 0.45,
          },
        ) + pen.lining('M213,69C236,62 262,62 283,69C262,75 236,75 213,69Z')
      );
    case 'slouch':
      return (
        pen.folds([
          [4, 128, 92, 126, 10, 5, -1, 0.5],
          [4, 146, 90, 146, 10, 5, 1, 0.8],
          [2, 166, 88, 164, 10, 5, -1, 0.5],
          [6, 184, 88, 184, 10, 5, 1, 0.8],
          [8, 202, 84, 202, 8, 5, -1, 0.45],
        ]) + pen.lining('M207,112C234,104 266,104 289,112C266,120 234,120 207,112Z')
      );
    case 'no-show':
      return (
        pen.lining(
          'M176,214C196,226 240,214 264,195C270,189 278,188 283,191C264,206 258,224 238,232C214,240 190,234 176,214Z',
        ) +
        `<path d="M176,214C190,236 236,240 262,196C268,188 276,186 284,190" fill="none" stroke="${pen.colours.lo}" stroke-width="6"/>`
      );
  }
}

function one(pen: Pen, cut: SocksCut): string {
  const outline = outlines[cut.height];
  const second = cut.blocked ? pen.colours.contrast : pen.colours.lo;
  const ends =
    `<path d="${toe}" fill="${second}" fill-opacity=".75"/><path d="${heel}" fill="${second}" fill-opacity=".75"/>` +
    pen.seamLine('M122,240C132,262 136,292 128,326M300,212C272,214 250,232 244,262', 1, 0.5);
  const folds = pen.folds([
    [50, 120, 46, 200, 4, 12, 1, 0.6],
    [14, 196, 60, 226, 10, 6, -1, 0.4],
    [-70, 262, 20, 236, -6, 12, 1, 0.7],
    [-60, 300, 40, 280, 6, 12, -1, 0.34],
  ]);
  return (
    pen.piece(outline, {
      texture: textureOf(pen, cut.print === 'plain' ? 'rib' : 'none', 0, 4),
      print: printOf(pen, cut.print, 0, 0.9),
      folds: ends + (cut.height === 'no-show' ? '' : folds),
      volume: 'fall',
      edge: 0.44,
      edgeWidth: 13,
    }) + top(pen, cut.height)
  );
}

export const socks = drawing<SocksCut>({
  cut: (choose) => ({
    height: choose.pick(['crew', 'slouch', 'no-show']),
    print: choose.pick(['plain', 'plain', 'stripe']),
    blocked: choose.chance(0.5),
  }),
  draw(pen, cut) {
    const outline = outlines[cut.height];
    const lift = cut.height === 'no-show' ? -58 : 0;
    const shade = pen.shade(outline, 5, 10, 0.28);
    return (
      `<g transform="translate(44 ${lift - 16}) rotate(5 200 200) scale(.94)">${shade}${one(pen, cut)}` +
      `<path d="${outline}" fill="${pen.colours.shadow}" fill-opacity=".08"/></g>` +
      `<g transform="translate(-8 ${lift + 16}) scale(.98)">${shade}${one(pen, cut)}</g>`
    );
  },
  fit: [0.96, 0.96, 2],
});
