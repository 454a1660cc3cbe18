import { gunzipSync } from 'node:zlib';
import { recogniseKind, type SheetKind } from '@shared/domain/import/columns';
import type { Sheet } from '@shared/domain/import/sheet';
import type { LocalText } from '@shared/kernel/text';
import { decodeText, readRecords } from './read-text';
import { readWorkbook, type GridRow } from './read-workbook';

export type TableReading =
  | { status: 'read'; kind: SheetKind; encoding: string; sheet: Sheet }
  | { status: 'unknownKind'; seen: string[] }
  | { status: 'unreadable'; why: LocalText };

/** A header may stand below a title or a note; further down it is no header any more. */
const HEADER_ROWS = 20;
const MAX_UNZIPPED = 200 * 1024 * 1024;

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean =>
  start.every((byte, index) => bytes[index] === byte);

/** Reads a table out of a workbook or separated text, packed by gzip or not, and recognises its kind by its header. */
export async function readTable(bytes: Uint8Array): Promise<TableReading> {
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return unreadable(
      '这是旧的 .xls 文件。请在表格软件里另存为 .xlsx 再上传。',
      'This is an old .xls file. Save it as .xlsx and upload that.',
    );
  }
  try {
    const plain = startsWith(bytes, 0x1f, 0x8b)
      ? gunzipSync(bytes, { maxOutputLength: MAX_UNZIPPED })
      : bytes;
    if (startsWith(plain, 0x50, 0x4b, 0x03, 0x04)) return findTable(await readWorkbook(plain), 'XLSX');
    const { text, encoding } = decodeText(plain);
    return findTable([readRecords(text).map((cells) => ({ cells }))], encoding);
  } catch {
    return unreadable(
      '文件打不开，可能没传完整或设了密码。请重新导出，存为 .xlsx 或 .csv 再上传。',
      'The file cannot be opened; it may be incomplete or locked. Export it again as .xlsx or .csv and upload that.',
    );
  }
}

const unreadable = (zh: string, en: string): TableReading => ({ status: 'unreadable', why: { zh, en } });

const isBlankRow = ({ cells }: GridRow): boolean => cells.every((cell) => cell.trim() === '');

/** The first sheet with a header that we know; notes and covers have none. */
function findTable(grids: readonly GridRow[][], encoding: string): TableReading {
  for (const grid of grids) {
    for (const [index, { cells }] of grid.slice(0, HEADER_ROWS).entries()) {
      const kind = recogniseKind(cells);
      if (kind) return { status: 'read', kind, encoding, sheet: sheetBelow(grid, index) };
    }
  }
  const firstRow = grids.flat().find((row) => !isBlankRow(row));
  return {
    status: 'unknownKind',
    seen: (firstRow?.cells ?? []).slice(0, 40).map((cell) => cell.slice(0, 60)),
  };
}

function sheetBelow(grid: readonly GridRow[], headerIndex: number): Sheet {
  const header = [...(grid[headerIndex]?.cells ?? [])];
  while (header.length > 0 && header.at(-1)?.trim() === '') header.pop();
  const last = grid.findLastIndex((row) => !isBlankRow(row));
  const rows = grid.slice(headerIndex + 1, last + 1).map(({ cells, formulas }, index) => {
    const row = headerIndex + 2 + index;
    return formulas ? { row, cells, formulas } : { row, cells };
  });
  return { header, rows };
}
