import type { IncomingMessage, ServerResponse } from 'node:http';
import { isFilePath } from './file-id';
import type { FileStore } from './file-store';
import { FileTooLarge } from './file-store';
import { MAX_FILE_BYTES } from './limits';
import type { UploadPermissions } from './upload-permissions';

function decodedPath(key: unknown): unknown {
  try {
    return typeof key === 'string' ? decodeURIComponent(key) : undefined;
  } catch {
    return undefined;
  }
}

/** Refusals look as the object store's own, which the SDK reads as XML. */
function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  const body =
    `<?xml version='1.0' encoding='utf-8' ?>\n<Error><Code>${code}</Code><Message>${message}</Message>` +
    '<RequestId>local</RequestId><TraceId>local</TraceId></Error>';
  response.writeHead(status, { 'content-type': 'application/xml', connection: 'close' });
  response.end(body);
}

/** Takes the bytes of one file straight from the connection to the disk. An empty 200 says that they are kept. */
export function createUploadEndpoint(files: FileStore, permissions: UploadPermissions) {
  return async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodedPath(request.headers.key);
    if (request.method !== 'PUT' && request.method !== 'POST') {
      return refuse(response, 405, 'MethodNotAllowed', 'PUT the bytes');
    }
    if (!isFilePath(path) || !permissions.isGranted(path, request.headers.authorization)) {
      return refuse(response, 403, 'SignatureDoesNotMatch', 'this upload was not permitted');
    }
    if (Number(request.headers['content-length'] ?? 0) > MAX_FILE_BYTES)
      return refuse(response, 400, 'EntityTooLarge', 'the file is too large');
    try {
      await files.write(path, request);
      response.writeHead(200, { 'content-length': 0 }).end();
    } catch (error) {
      if (response.destroyed) return;
      if (error instanceof FileTooLarge) refuse(response, 400, 'EntityTooLarge', 'the file is too large');
      else refuse(response, 500, 'InternalError', 'the file could not be kept');
    }
  };
}
