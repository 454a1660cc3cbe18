import { randomUUID } from 'node:crypto';
import { openCloud } from '../_runtime/open-cloud';
import type { Caller, FunctionEvent } from '../_runtime/caller';
import { bodyOf, faultReply, httpReply, type HttpReply } from '../_runtime/serve-http';
import { admit } from './session';

/** What the gateway hands to a function at most (docs.cloudbase.net, EXCEED_MAX_PAYLOAD_SIZE). */
const MAX_BYTES = 6 * 1024 * 1024;

/** Letters and digits of any script; the path never takes more than the name's own last part. */
function safeName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return last.replace(/[^\p{L}\p{N}._-]+/gu, '_').slice(-80);
}

/** POST /hq/files?name=…: keeps the body as a file and answers its id, for `openImport`. */
export function takeFile(event: FunctionEvent, caller: Caller): Promise<HttpReply> | undefined {
  return event.path?.replace(/\/+$/, '').endsWith('/files') ? keepFile(event, caller) : undefined;
}

async function keepFile(event: FunctionEvent, caller: Caller): Promise<HttpReply> {
  try {
    const who = await admit(event, caller, 'files');
    if (typeof who === 'string') return faultReply(who);
    const name = safeName(event.queryStringParameters?.['name'] ?? '');
    const content = bodyOf(event);
    if (!/[\p{L}\p{N}]/u.test(name) || content.length === 0 || content.length > MAX_BYTES) {
      return faultReply('INVALID_INPUT');
    }
    const { fileID } = await openCloud().uploadFile({
      cloudPath: `imports/${randomUUID()}/${name}`,
      fileContent: content,
    });
    console.log(JSON.stringify({ level: 'info', action: 'files', by: who.username, bytes: content.length }));
    return httpReply(200, { fileId: fileID });
  } catch (error) {
    console.log(JSON.stringify({ level: 'error', action: 'files', error: String(error) }));
    return faultReply('INTERNAL');
  }
}
