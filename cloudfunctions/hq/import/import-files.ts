import { openCloud } from '../../_runtime/open-cloud';
import { readTable, type TableReading } from './read-table';

/** The bytes of an uploaded file, or undefined when storage does not have it. */
export async function downloadFile(fileId: string): Promise<Buffer | undefined> {
  try {
    const { fileContent } = await openCloud().downloadFile({ fileID: fileId });
    return fileContent;
  } catch (error) {
    const {
      errCode,
      message = '',
      errMsg = '',
    } = error as { errCode?: number; message?: string; errMsg?: string };
    // STORAGE_FILE_NONEXIST, and the words it comes with when the SDK gives no code.
    if (errCode === -503003 || /NONEXIST|not exist|no such|404/i.test(`${message} ${errMsg}`))
      return undefined;
    throw error;
  }
}

/** The file read last in this instance: a step follows a step, and parsing a workbook costs more than landing it. */
let lastRead: { runId: string; reading: TableReading } | undefined;

/** Reads the table of a run; its id names the content, so what was read once stays true. */
export async function readFileOf(run: { runId: string; fileId: string }): Promise<TableReading | undefined> {
  if (lastRead?.runId === run.runId) return lastRead.reading;
  const bytes = await downloadFile(run.fileId);
  if (!bytes) return undefined;
  const reading = await readTable(bytes);
  keepReading(run.runId, reading);
  return reading;
}

export function keepReading(runId: string, reading: TableReading): void {
  lastRead = { runId, reading };
}

export function forgetReading(): void {
  lastRead = undefined;
}
