import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { illustrate } from '@shared/illustration';
import type { WantedPicture } from './picture-address';

export type DrawnPicture = { readonly base64: string; readonly etag: string };

/** Below this, artefacts show on the plain paper behind the goods; above it, bytes grow and nothing else does. */
const WEBP_QUALITY = 82;

// One picture is drawn by one thread: an instance handles one event at a time, and the machine has other instances.
sharp.concurrency(1);
sharp.cache(false);

export async function drawPicture(wanted: WantedPicture): Promise<DrawnPicture> {
  const svg = Buffer.from(illustrate(wanted));
  const image = await sharp(svg).removeAlpha().webp({ quality: WEBP_QUALITY }).toBuffer();
  const hash = createHash('sha256').update(image).digest('base64url').slice(0, 27);
  return { base64: image.toString('base64'), etag: `"${hash}"` };
}
