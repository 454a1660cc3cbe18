export type CsvValue = string | number;

/** A column of an export. Numbers stay numbers; texts are made safe. */
export type CsvColumn<Row> = { title: string; value(row: Row): CsvValue };

/** Spreadsheets run a cell that starts like this as a formula, also in full width. */
const formulaStart = /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;
/** Spreadsheets keep 15 digits of a number: an order number would lose its end. */
const longNumber = /^\d{16,}$/;

/** One field: quoted where needed, never a formula, long digit strings kept whole by a leading tab. */
export function csvField(value: CsvValue): string {
  if (typeof value === 'number') return String(value);
  const safe = longNumber.test(value) ? `\t${value}` : formulaStart.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function csvLine(values: readonly CsvValue[]): string {
  return `${values.map(csvField).join(',')}\r\n`;
}

/** A whole table with its header; starts with the mark by which Excel recognises UTF-8. */
export function csvText<Row>(columns: readonly CsvColumn<Row>[], rows: Iterable<Row>): string {
  let text = `\uFEFF${csvLine(columns.map((column) => column.title))}`;
  for (const row of rows) text += csvLine(columns.map((column) => column.value(row)));
  return text;
}

/** Hands a text to the browser as a file. */
export function download(fileName: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
