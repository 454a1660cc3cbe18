import { createWriteStream, existsSync, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from './instance-messages';

export type FunctionLogLine = LogLine & { readonly function: string; readonly requestId: string };

const KEPT_LINES = 2_000;
const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

export type FunctionLogs = {
  add(functionName: string, requestId: string, lines: readonly LogLine[]): void;
  /** The newest lines, oldest first; of one function or of all. */
  read(functionName?: string): readonly FunctionLogLine[];
  close(): Promise<void>;
};

/** What functions write, kept in memory for a look and in one file per function for later. */
export function openFunctionLogs(directory: string): FunctionLogs {
  const kept = new Map<string, FunctionLogLine[]>();
  const files = new Map<string, WriteStream>();

  function fileOf(functionName: string): WriteStream {
    const known = files.get(functionName);
    if (known && known.bytesWritten < LARGEST_FILE_BYTES) return known;
    known?.end();
    const path = join(directory, `${functionName}.log`);
    if (existsSync(path) && statSync(path).size > LARGEST_FILE_BYTES / 2) renameSync(path, `${path}.1`);
    const file = createWriteStream(path, { flags: 'a' });
    file.on('error', (error) => process.stderr.write(`log of ${functionName}: ${error.message}\n`));
    files.set(functionName, file);
    return file;
  }

  return {
    add(functionName, requestId, lines) {
      let ring = kept.get(functionName);
      if (!ring) kept.set(functionName, (ring = []));
      let text = '';
      for (const line of lines) {
        ring.push({ ...line, function: functionName, requestId });
        text += `${new Date(line.at).toISOString()} ${requestId} ${line.level} ${line.text}\n`;
      }
      // Cut in large steps: moving the whole ring for every line would cost more than writing it.
      if (ring.length > KEPT_LINES * 2) ring.splice(0, ring.length - KEPT_LINES);
      fileOf(functionName).write(text);
    },
    read(functionName) {
      if (functionName !== undefined) return (kept.get(functionName) ?? []).slice(-KEPT_LINES);
      return [...kept.values()]
        .flat()
        .sort((a, b) => a.at - b.at)
        .slice(-KEPT_LINES);
    },
    async close() {
      await Promise.all([...files.values()].map((file) => new Promise<void>((done) => file.end(done))));
    },
  };
}
