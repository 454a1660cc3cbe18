import { createHash } from 'node:crypto';
import { CloudError } from '../../cloud-error';
import type { SdkAction } from '../../gateway/sdk-endpoint';
import { fileIdOf, isFilePath, pathOfFileId } from './file-id';
import type { FileStore } from './file-store';
import { MAX_FILES_PER_CALL } from './limits';
import type { UploadPermissions } from './upload-permissions';

export type StorageOptions = {
  readonly files: FileStore;
  readonly permissions: UploadPermissions;
  readonly environmentId: string;
  readonly url: string;
};

function listOf(value: unknown, name: string): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new CloudError('INVALID_PARAM', `${name} is empty`);
  if (value.length > MAX_FILES_PER_CALL) {
    throw new CloudError('INVALID_PARAM', `${name}: the maximum length is ${MAX_FILES_PER_CALL}`);
  }
  return value;
}

/** The `storage.*` actions of the SDKs. */
export function createStorage({
  files,
  permissions,
  environmentId,
  url,
}: StorageOptions): Record<string, SdkAction> {
  /** The SDK encodes an address itself, except one of this kind. */
  const addressOf = (path: string, kind: unknown): string =>
    `${url}/files/${kind === 'COS_URL' ? encodeURI(path) : path}`;

  async function downloadUrl(wish: unknown): Promise<Record<string, unknown>> {
    const { fileid: fileID, url_type: kind } =
      typeof wish === 'string'
        ? { fileid: wish }
        : ((wish ?? {}) as { fileid?: unknown; url_type?: unknown });
    const path = pathOfFileId(fileID);
    if (path === undefined) return { code: 'INVALID_PARAM', fileID, tempFileURL: '' };
    const file = await files.find(path);
    return file
      ? { code: 'SUCCESS', fileID, tempFileURL: addressOf(path, kind) }
      : { code: 'STORAGE_FILE_NONEXIST', message: 'the file does not exist', fileID, tempFileURL: '' };
  }

  async function remove(fileID: unknown): Promise<Record<string, unknown>> {
    const path = pathOfFileId(fileID);
    const isGone = path !== undefined && (await files.remove(path));
    return { fileID, code: isGone ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' };
  }

  async function copy(wish: unknown): Promise<Record<string, unknown>> {
    const {
      src_path: from,
      dst_path: to,
      overwrite,
      remove_original: isMove,
    } = (wish ?? {}) as Record<string, unknown>;
    if (!isFilePath(from) || !isFilePath(to)) return { code: 'INVALID_PARAM' };
    if (!(await files.find(from))) return { code: 'STORAGE_FILE_NONEXIST' };
    if (overwrite === false && (await files.find(to))) return { code: 'STORAGE_FILE_EXIST' };
    await files.copy(from, to);
    if (isMove === true) await files.remove(from);
    return { code: 'SUCCESS', fileId: fileIdOf(environmentId, to) };
  }

  return {
    'storage.getUploadMetadata': async ({ path }) => {
      if (!isFilePath(path)) throw new CloudError('INVALID_PARAM', 'cloudPath is not the path of a file');
      const permission = permissions.grant(path);
      const fileId = fileIdOf(environmentId, path);
      return {
        data: {
          url: `${url}/storage/upload`,
          token: permission,
          authorization: permission,
          fileId,
          // Opaque there too; the SDK puts it into a header, which takes ASCII only.
          cosFileId: createHash('sha256').update(fileId).digest('hex'),
        },
      };
    },
    'storage.batchGetDownloadUrl': async ({ file_list: wishes }) => ({
      data: { download_list: await Promise.all(listOf(wishes, 'fileList').map(downloadUrl)) },
    }),
    'storage.batchDeleteFile': async ({ fileid_list: ids }) => ({
      data: { delete_list: await Promise.all(listOf(ids, 'fileList').map(remove)) },
    }),
    'storage.batchCopyFile': async ({ file_list: wishes }) => ({
      data: { copy_list: await Promise.all(listOf(wishes, 'fileList').map(copy)) },
    }),
  };
}
