import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ask, WechatPayError } from './transactions';

/** What was downloaded is not what WeChat Pay announced: cut off or changed on the way. */
export class BillDamaged extends Error {
  override readonly name = 'BillDamaged';
}

/** `later`: it is still being made. `none`: nothing happened that day. */
export type BillAnswer =
  | { readonly state: 'there'; readonly text: string }
  | { readonly state: 'none' }
  | { readonly state: 'later' };

type Offer = { hash_type: string; hash_value: string; download_url: string };

/**
 * The trade bill of a day (`2026-03-14`), payments and refunds. The file itself is not signed: what makes it WeChat's
 * is its SHA1 in the signed reply before. Throws BillDamaged, WechatPayError.
 */
export async function downloadTradeBill(day: string): Promise<BillAnswer> {
  const offer = await askForBill(day);
  if (typeof offer === 'string') return { state: offer };
  const { pathname, search } = new URL(offer.download_url);
  const packed = await ask<ArrayBuffer>('get', `${pathname.slice(1)}${search}`, { isFile: true });
  const bytes = unpack(Buffer.from(packed));
  const hash = createHash('sha1').update(bytes).digest('hex');
  if (offer.hash_type !== 'SHA1' || hash !== offer.hash_value.toLowerCase())
    throw new BillDamaged(`bill of ${day}: SHA1 is ${hash}, announced was ${offer.hash_value}`);
  return { state: 'there', text: bytes.toString('utf8') };
}

async function askForBill(day: string): Promise<Offer | 'none' | 'later'> {
  try {
    return await ask<Offer>('get', 'v3/bill/tradebill', {
      params: { bill_date: day, bill_type: 'ALL', tar_type: 'GZIP' },
    });
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error;
    if (error.code === 'NO_STATEMENT_EXIST') return 'none';
    if (error.code === 'STATEMENT_CREATING') return 'later';
    throw error;
  }
}

function unpack(packed: Buffer): Buffer {
  try {
    return gunzipSync(packed);
  } catch (error) {
    throw new BillDamaged(`bill cannot be unpacked: ${(error as Error).message}`);
  }
}
