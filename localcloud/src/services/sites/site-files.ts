import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentType, isCompressible } from './content-types';
import { BROTLI_QUALITY, MAX_CACHED_BYTES, MIN_COMPRESSED_BYTES } from './limits';

export type Encoding = 'br' | 'gzip' | 'identity';

export type SiteFile = {
  readonly type: string;
  readonly etag: string;
  /** The name carries a hash of the content: it may be kept for ever. */
  readonly isImmutable: boolean;
  body(encoding: Encoding): Promise<{ bytes: Buffer; encoding: Encoding }>;
};

/** At least eight characters of a hash, a digit among them, so that no ordinary word is taken for one. */
const HASHED_NAME = /[.-](?=[A-Za-z_]*\d)[A-Za-z0-9_]{8,}\.[a-z0-9]+(\.map)?$/;

async function compress(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return promisify(gzip)(plain, { level: 7 });
  const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
  return promisify(brotliCompress)(plain, { params });
}

function siteFile(path: string, plain: Buffer, onGrowth: (bytes: number) => void): SiteFile {
  const type = contentType(path);
  const isCompressed = isCompressible(type) && plain.length >= MIN_COMPRESSED_BYTES;
  const made = new Map<Encoding, Promise<Buffer>>();
  return {
    type,
    etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
    isImmutable: HASHED_NAME.test(path),
    async body(encoding) {
      if (!isCompressed || encoding === 'identity') return { bytes: plain, encoding: 'identity' };
      let bytes = made.get(encoding);
      if (!bytes) {
        bytes = compress(plain, encoding);
        made.set(encoding, bytes);
        onGrowth((await bytes).length);
      }
      return { bytes: await bytes, encoding };
    },
  };
}

export type SiteFiles = { find(path: string): Promise<SiteFile | undefined> };

/** Static files of one folder. A file that changed on disk is read anew; nothing outside the folder is ever found. */
export function openSiteFiles(directory: string): SiteFiles {
  const cache = new Map<string, { file: SiteFile; version: string }>();
  let cachedBytes = 0;

  return {
    async find(path) {
      const full = join(directory, path);
      const isInside = full.startsWith(directory + sep);
      const isHidden = path.split(/[\\/]/).some((part) => part.startsWith('.'));
      if (!isInside || isHidden || path.includes('\0')) return undefined;

      const stats = await stat(full).catch(() => undefined);
      if (!stats?.isFile()) return undefined;
      const version = `${stats.mtimeMs}:${stats.size}`;
      const known = cache.get(full);
      if (known?.version === version) return known.file;

      if (cachedBytes > MAX_CACHED_BYTES) {
        cache.clear();
        cachedBytes = 0;
      }
      const plain = await readFile(full);
      const file = siteFile(full, plain, (bytes) => (cachedBytes += bytes));
      cachedBytes += plain.length;
      cache.set(full, { file, version });
      return file;
    },
  };
}
