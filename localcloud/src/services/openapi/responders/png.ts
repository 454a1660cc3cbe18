import { deflateSync } from 'node:zlib';
import { crc32Of } from './crc32';

export type Colour = readonly [red: number, green: number, blue: number];

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PALETTE = 3;

function chunk(type: string, data: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8 + content.length);
  frame.writeUInt32BE(data.length, 0);
  content.copy(frame, 4);
  frame.writeUInt32BE(crc32Of(content), 4 + content.length);
  return frame;
}

/** A square picture of two colours, a bit per dot. Without a background it is see-through between the dark dots. */
export function twoColourPng(
  side: number,
  isDark: (x: number, y: number) => boolean,
  dark: Colour,
  background: Colour | undefined,
): Buffer {
  const stride = 1 + Math.ceil(side / 8);
  const dots = Buffer.alloc(stride * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      if (isDark(x, y)) dots[y * stride + 1 + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(side, 0);
  header.writeUInt32BE(side, 4);
  header.set([1, PALETTE, 0, 0, 0], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from([...(background ?? [255, 255, 255]), ...dark])),
    ...(background ? [] : [chunk('tRNS', Buffer.from([0]))]),
    chunk('IDAT', deflateSync(dots)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
