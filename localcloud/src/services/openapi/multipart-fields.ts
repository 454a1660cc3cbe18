import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { IncomingHttpHeaders } from 'node:http';
import { CloudError } from '../../cloud-error';

/** The parts of a multipart body as bytes; `requestData` is binary, the others are text. */
export function readMultipart(
  headers: IncomingHttpHeaders,
  body: Buffer,
): Promise<ReadonlyMap<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, Buffer>();
    const fail = (): void => reject(new CloudError('INVALID_PARAM', 'the multipart body cannot be read'));
    let parser: InstanceType<typeof Busboy>;
    try {
      // Every part as a stream of bytes: read as text, a protobuf would be changed.
      parser = new Busboy({
        headers: headers as BusboyHeaders,
        isPartAFile: () => true,
        limits: { parts: 30 },
      });
    } catch {
      fail();
      return;
    }
    parser.on('file', (name, stream) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      // A body that breaks off inside a part fails here, and nowhere else.
      stream.on('error', fail);
      stream.on('end', () => fields.set(name, Buffer.concat(chunks)));
    });
    parser.on('error', fail);
    parser.on('finish', () => resolve(fields));
    parser.end(body);
  });
}
