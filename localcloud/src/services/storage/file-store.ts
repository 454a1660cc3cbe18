import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync, type ReadStream } from 'node:fs';
import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { MAX_FILE_BYTES } from './limits';

export class FileTooLarge extends Error {}

export type StoredFile = {
  readonly size: number;
  readonly changedAt: number;
  read(range?: { start: number; end: number }): ReadStream;
};

function bounded(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) done(new FileTooLarge(`more than ${limit} bytes`));
      else done(null, chunk);
    },
  });
}

/**
 * Files by path. On disk a file is named by the hash of its path, so no path can lead out of the folder, and a file
 * may be called like another one's folder, as on the platform.
 */
export function openFileStore(directory: string) {
  const incoming = join(directory, 'incoming');
  mkdirSync(incoming, { recursive: true });

  function placeOf(path: string): string {
    const hash = createHash('sha256').update(path).digest('hex');
    return join(directory, hash.slice(0, 2), hash);
  }

  return {
    /** Takes a file in, whole or not at all. Throws FileTooLarge. */
    async write(path: string, content: Readable): Promise<void> {
      const draft = join(incoming, randomUUID());
      try {
        await pipeline(content, bounded(MAX_FILE_BYTES), createWriteStream(draft, { flush: true }));
        await mkdir(dirname(placeOf(path)), { recursive: true });
        await rename(draft, placeOf(path));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },

    async find(path: string): Promise<StoredFile | undefined> {
      const place = placeOf(path);
      const stats = await stat(place).catch(() => undefined);
      if (!stats) return undefined;
      return {
        size: stats.size,
        changedAt: Math.floor(stats.mtimeMs),
        read: (range) => createReadStream(place, range),
      };
    },

    /** False when there was none. */
    async remove(path: string): Promise<boolean> {
      return rm(placeOf(path)).then(
        () => true,
        () => false,
      );
    },

    /** Never writes into a file that is there: a backup may hold it under a second name. */
    async copy(from: string, to: string): Promise<void> {
      const draft = join(incoming, randomUUID());
      try {
        await copyFile(placeOf(from), draft);
        await mkdir(dirname(placeOf(to)), { recursive: true });
        await rename(draft, placeOf(to));
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },
  };
}

export type FileStore = ReturnType<typeof openFileStore>;
