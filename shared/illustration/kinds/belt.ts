import { drawing } from '../drawing';
import { at } from '../geometry';
import type { Pen } from '../pen';

type BeltCut = { readonly buckle: 'pin' | 'plate'; readonly width: number; readonly metal: 'gold' | 'steel' };

const metals = {
  gold: { base: '#c8a560', lit: '#f3e2b6', dark: '#8d6d34' },
  steel: { base: '#b9b6b0', lit: '#f2f0ec', dark: '#77736c' },
} as const;

/** The strap lies coiled on paper: two turns, and the end that runs out to the buckle. */
function coil(pen: Pen, width: number): string {
  const { base, deep, hi, lo, seam, shadow } = pen.colours;
  const turns = [
    { rx: 112, ry: 104 },
    { rx: 112 - width * 0.8, ry: 104 - width * 0.8 },
  ];
  const oval = (rx: number, ry: number, colour: string, strokeWidth: number, rest = ''): string =>
    `<ellipse cx="196" cy="186" rx="${rx}" ry="${ry}" fill="none" stroke="${colour}" stroke-width="${strokeWidth}" ${rest}/>`;
  return turns
    .toReversed()
    .map(
      ({ rx, ry }) =>
        [1.9, 1.5, 1.1]
          .map((share) =>
            oval(
              rx + 1,
              ry + 3,
              shadow,
              width * share * 0.62,
              'stroke-opacity=".1" transform="translate(4 8)"',
            ),
          )
          .join('') +
        oval(rx, ry, deep, width * 0.62) +
        oval(rx, ry, base, width * 0.55) +
        oval(rx + width * 0.1, ry + width * 0.1, lo, width * 0.2, 'stroke-opacity=".6"') +
        oval(rx - width * 0.13, ry - width * 0.13, hi, width * 0.12, 'stroke-opacity=".75"') +
        oval(
          rx - width * 0.22,
          ry - width * 0.22,
          seam,
          0.9,
          'stroke-opacity=".55" stroke-dasharray="3.4 2.6"',
        ) +
        oval(
          rx + width * 0.22,
          ry + width * 0.22,
          seam,
          0.9,
          'stroke-opacity=".55" stroke-dasharray="3.4 2.6"',
        ),
    )
    .join('');
}

function tongue(pen: Pen, width: number): string {
  const half = width / 2;
  const y = 290;
  const strap = at(
    `M-130,${y - half}L104,${y - half}C128,${y - half} 150,${y - 4} 156,${y}C150,${y + 4} 128,${y + half} 104,${y + half}L-130,${y + half}Z`,
  );
  const holes = [40, 62, 84, 106].map(
    (x) =>
      `<ellipse cx="${200 + x}" cy="${y}" rx="3.4" ry="3" fill="${pen.colours.deep}"/><ellipse cx="${200 + x}" cy="${y + 0.8}" rx="2.2" ry="1.8" fill="#1d1712"/>`,
  );
  return (
    pen.shade(strap, 4, 8, 0.32, 12) +
    pen.piece(strap, {
      volume: 'fall',
      edge: 0.4,
      edgeWidth: 8,
      line: 0.5,
      folds: pen.folds([[-110, y - half * 0.5, 100, y - half * 0.5, 0, 3, 1, 0.9]]),
    }) +
    pen.stitch(
      at(
        `M-90,${y - half + 4}L104,${y - half + 4}C124,${y - half + 4} 140,${y - 4} 148,${y}C140,${y + 4} 124,${y + half - 4} 104,${y + half - 4}L-90,${y + half - 4}`,
      ),
      0.55,
    ) +
    holes.join('')
  );
}

function buckle(pen: Pen, cut: BeltCut): string {
  const { base, lit, dark } = metals[cut.metal];
  const y = 290;
  const height = cut.width + 18;
  const frame = (stroke: string, strokeWidth: number, dy = 0): string =>
    `<rect x="76" y="${y - height / 2 + dy}" width="52" height="${height}" rx="9" fill="none" stroke="${stroke}" stroke-width="${strokeWidth}"/>`;
  const keeper = `<rect x="146" y="${y - cut.width / 2 - 2}" width="13" height="${cut.width + 4}" rx="2.5" fill="${pen.colours.lo}" stroke="${pen.colours.seam}" stroke-opacity=".5" stroke-width=".8"/>`;
  if (cut.buckle === 'plate') {
    const plate = pen.linear(
      [
        [0, lit],
        [0.35, base],
        [0.6, lit],
        [1, dark],
      ],
      0,
      0,
      1,
      1,
    );
    return (
      `<rect x="70" y="${y - height / 2}" width="66" height="${height}" rx="6" fill="${plate}"/>` +
      `<rect x="70" y="${y - height / 2}" width="66" height="${height}" rx="6" fill="none" stroke="${dark}" stroke-opacity=".7"/>` +
      `<rect x="77" y="${y - height / 2 + 7}" width="52" height="${height - 14}" rx="3" fill="none" stroke="${dark}" stroke-opacity=".35"/>` +
      keeper
    );
  }
  return (
    frame(dark, 8, 1) +
    frame(base, 6.4) +
    frame(lit, 1.6, -1) +
    `<path d="M102,${y}H136" stroke="${dark}" stroke-width="6" stroke-linecap="round"/><path d="M102,${y - 1}H134" stroke="${base}" stroke-width="4" stroke-linecap="round"/>` +
    keeper
  );
}

export const belt = drawing<BeltCut>({
  cut: (choose) => ({
    buckle: choose.pick(['pin', 'plate']),
    width: choose.pick([26, 36]),
    metal: choose.pick(['gold', 'steel']),
  }),
  draw: (pen, cut) => coil(pen, cut.width) + tongue(pen, cut.width) + buckle(pen, cut),
  fit: [0.98, 0.98, 0],
});
