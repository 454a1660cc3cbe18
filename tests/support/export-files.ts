import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { checkDigit } from '@shared/domain/import/parse-barcode';

/** A good EAN-13 by number. */
export function barcode(serial: number): string {
  const twelve = `6990000${String(serial).padStart(5, '0')}`;
  return `${twelve}${checkDigit(twelve)}`;
}

export const csv = (...rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) =>
      row.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','),
    )
    .join('\r\n');

/** GBK bytes: Node reads GBK but does not write it, so the table comes from reading every pair of bytes once. */
export function gbk(text: string): Buffer {
  gbkTable ??= makeGbkTable();
  return Buffer.concat(
    [...text].map((character) => gbkTable?.get(character) ?? Buffer.from(character, 'latin1')),
  );
}

let gbkTable: Map<string, Buffer> | undefined;

function makeGbkTable(): Map<string, Buffer> {
  const decoder = new TextDecoder('gbk');
  const table = new Map<string, Buffer>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const pair = Buffer.from([lead, trail]);
      const character = decoder.decode(pair);
      if ([...character].length === 1 && character !== '\ufffd') table.set(character, pair);
    }
  }
  return table;
}

export const utf16 = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');
export const utf8WithMark = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf8');

/** A workbook with a cover sheet before the table, as ERP exports have. */
export async function workbook(rows: readonly (readonly ExcelJS.CellValue[])[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.addWorksheet('导出说明').addRow(['操作员', '系统管理员']);
  const sheet = book.addWorksheet('商品资料');
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await book.xlsx.writeBuffer());
}

/** Files in a folder of this test's own. */
export class ExportFolder {
  private readonly directory = mkdtempSync(join(tmpdir(), 'yunpu-export-'));

  write(name: string, bytes: Uint8Array): string {
    const path = join(this.directory, name);
    writeFileSync(path, bytes);
    return path;
  }
}
