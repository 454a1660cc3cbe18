import { drawing } from '../drawing';
import type { Pen } from '../pen';
import { ground } from '../scene';

type GiftBoxCut = { readonly bow: boolean };

function bow(pen: Pen, ribbon: string): string {
  const loops =
    'M198,150C176,118 140,112 134,130C130,146 164,158 198,154ZM202,150C224,118 260,112 266,130C270,146 236,158 202,154Z';
  const tails =
    'M194,156C180,172 168,186 152,194L166,204C182,192 194,176 202,160ZM206,156C220,172 232,186 248,194L234,204C218,192 206,176 198,160Z';
  const piece = { fill: ribbon, volume: 'fall', edgeWidth: 6, line: 0.4 } as const;
  return (
    pen.shade(tails + loops, 0, 4, 0.22, 7) +
    pen.piece(tails, piece) +
    pen.piece(loops, piece) +
    pen.piece('M190,144L210,144L209,162L191,162Z', piece)
  );
}

/** Stands for any goods that no other kind fits: a wrapped box promises nothing that is not inside. */
export const giftBox = drawing<GiftBoxCut>({
  cut: (choose) => ({ bow: choose.chance(0.6) }),
  draw(pen, cut) {
    const ribbon = pen.colours.contrast;
    const box = 'M102,190L298,190L292,318L108,318Z';
    const lid = 'M92,152L308,152L306,200L94,200Z';
    const band = (top: number, foot: number): string =>
      `<path d="M187,${top}L213,${top}L213,${foot}L187,${foot}Z" fill="${ribbon}"/>`;
    return (
      ground(pen, 204, 318, 134, 13, 0.36) +
      pen.piece(box, { edge: 0.3, edgeWidth: 10, folds: band(190, 320) }) +
      pen.shade(lid, 0, 6, 0.22, 8) +
      pen.piece(lid, { edge: 0.3, edgeWidth: 9, line: 0.5, folds: band(150, 202) }) +
      (cut.bow ? bow(pen, ribbon) : '')
    );
  },
  floor: 286,
});
