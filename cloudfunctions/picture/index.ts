import type { FunctionEvent } from '../_runtime/caller';
import { startCall } from '../_runtime/log';
import { drawPicture, type DrawnPicture } from './draw-picture';
import { readPictureAddress } from './picture-address';
import { Recent } from './recent';

type PictureReply = {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded?: boolean;
};

/** About 6 KB each, so a full instance holds 3 MB of pictures. */
const recent = new Recent<DrawnPicture>(500);

/** An address stands for one picture for ever, so whoever has it need not ask again. */
const forEver = 'public, max-age=31536000, immutable';

const notFound: PictureReply = {
  statusCode: 404,
  headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body: 'no such picture',
};

/**
 * Draws goods over HTTP: `GET …/picture/<kind>/<rrggbb>/<seed>/<width>x<height>.webp`. Pictures are public and drawn
 * from their address alone, so nobody is asked who they are. Anything that is not such an address gets a plain 404.
 */
export async function main(event: FunctionEvent): Promise<PictureReply> {
  const path = event.path ?? '';
  const wanted =
    event.httpMethod === 'GET' || event.httpMethod === 'HEAD' ? readPictureAddress(path) : undefined;
  if (!wanted) return notFound;

  const key = JSON.stringify(wanted);
  const known = recent.get(key);
  const picture = known ?? (await draw(key, wanted));
  const headers = { 'content-type': 'image/webp', 'cache-control': forEver, etag: picture.etag };
  if (ifNoneMatch(event) === picture.etag) return { statusCode: 304, headers, body: '' };
  return { statusCode: 200, headers, body: picture.base64, isBase64Encoded: true };
}

async function draw(key: string, wanted: Parameters<typeof drawPicture>[0]): Promise<DrawnPicture> {
  const endCall = startCall();
  const picture = await drawPicture(wanted);
  recent.set(key, picture);
  endCall({ action: `draw ${wanted.kind}`, caller: 'http', requestId: picture.etag, outcome: 'ok' });
  return picture;
}

const ifNoneMatch = (event: FunctionEvent): string | undefined =>
  Object.entries(event.headers ?? {}).find(([name]) => name.toLowerCase() === 'if-none-match')?.[1];
