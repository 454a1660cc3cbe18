import ExcelJS from 'exceljs';

/** A sheet as text, with the formulas behind it. Row 1 is the first. */
export type GridRow = { readonly cells: string[]; readonly formulas?: Record<number, string> };

/** Sheets with more cells than this are no export of a chain but a mistake or an attack. */
const MAX_CELLS = 5_000_000;

type CellText = { text: string; formula?: string };

/** Excel keeps 15 digits; what a float has beyond them is noise. */
const numberText = (value: number): string => String(Number(value.toPrecision(15)));

const dayText = (value: Date): string => {
  const [day = '', time = ''] = value.toISOString().split('T');
  return time.startsWith('00:00:00') ? day : `${day} ${time.slice(0, 8)}`;
};

/** A cell's value as a person reads it, errors and the last results of formulas included. */
function cellText(value: ExcelJS.CellValue): CellText {
  if (value === null || value === undefined) return { text: '' };
  if (typeof value === 'number') return { text: numberText(value) };
  if (value instanceof Date) return { text: dayText(value) };
  if (typeof value !== 'object') return { text: String(value) };
  if ('formula' in value || 'sharedFormula' in value) {
    const formula = 'formula' in value ? value.formula : value.sharedFormula;
    return { text: cellText(value.result ?? null).text, formula };
  }
  if ('error' in value) return { text: value.error };
  if ('richText' in value) return { text: value.richText.map(({ text }) => text).join('') };
  if ('text' in value) return { text: cellText(value.text as ExcelJS.CellValue).text };
  return { text: '' };
}

/** Every sheet of a workbook as rows of text; a merged cell gives its value to each row that it covers. */
export async function readWorkbook(bytes: Uint8Array): Promise<GridRow[][]> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer);
  return workbook.worksheets.map((sheet) => {
    // Both are counted anew at each asking, over all rows.
    const { rowCount, columnCount } = sheet;
    if (rowCount * columnCount > MAX_CELLS) throw new Error('the sheet is too large');
    const rows: GridRow[] = [];
    for (let number = 1; number <= rowCount; number += 1) {
      const row = sheet.getRow(number);
      const cells: string[] = [];
      const formulas: Record<number, string> = {};
      for (let column = 1; column <= columnCount; column += 1) {
        const { text, formula } = cellText(row.getCell(column).value);
        cells.push(text);
        if (formula) formulas[column - 1] = formula;
      }
      rows.push(Object.keys(formulas).length > 0 ? { cells, formulas } : { cells });
    }
    return rows;
  });
}
