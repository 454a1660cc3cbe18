import { at } from '../geometry';
import type { Pen, Piece } from '../pen';
import type { Side } from './sleeves';

/** A collar or lapel that lies on the body: its shadow, the piece itself, and a line of stitches at its roll. */
export function lapel(pen: Pen, side: Side, outline: string, piece: Piece = {}, roll?: string): string {
  const path = at(outline, side);
  return (
    pen.shade(path, side > 0 ? -1 : 2, 4, 0.26, 7) +
    pen.piece(path, { volume: side < 0 ? 'left' : 'fall', edgeWidth: 6, line: 0.55, ...piece }) +
    (roll ? pen.stitch(at(roll, side), 0.45) : '')
  );
}
