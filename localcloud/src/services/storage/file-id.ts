import { MAX_PATH_BYTES } from './limits';

/** Not for the store's sake, which keeps hashes, but because an address could not carry them back unchanged. */
const REFUSED_CHARACTERS = /[\\?#%*:"<>|\p{Cc}]/u;

/** Whether a path may name a file: relative, no empty, `.` or `..` step. */
export function isFilePath(path: unknown): path is string {
  return (
    typeof path === 'string' &&
    Buffer.byteLength(path) <= MAX_PATH_BYTES &&
    !REFUSED_CHARACTERS.test(path) &&
    path.split('/').every((step) => step !== '' && step !== '.' && step !== '..')
  );
}

const prefixOf = (environmentId: string): string => `cloud://${environmentId}.local-${environmentId}/`;

/** `cloud://<environment>.<bucket>/<path>`, as the platform names files. */
export const fileIdOf = (environmentId: string, path: string): string => `${prefixOf(environmentId)}${path}`;

/** The path in a file id; undefined for what is no file id. Any environment is accepted as the one there is. */
export function pathOfFileId(fileId: unknown): string | undefined {
  if (typeof fileId !== 'string') return undefined;
  const path = /^cloud:\/\/[^/]+\/(.+)$/.exec(fileId)?.[1];
  return isFilePath(path) ? path : undefined;
}
