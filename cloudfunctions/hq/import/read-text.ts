import { parse } from 'csv-parse/sync';

/**
 * The text of a file of unknown encoding. A byte order mark decides; then text that is valid UTF-8 is UTF-8 (GBK text
 * practically never is); zero bytes betray UTF-16; the rest is GB18030, which contains GBK. Node's own decoders.
 */
export function decodeText(bytes: Uint8Array): { text: string; encoding: string } {
  const decode = (label: string, fatal = false): string => new TextDecoder(label, { fatal }).decode(bytes);
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf)
    return { text: decode('utf-8'), encoding: 'UTF-8 BOM' };
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le'), encoding: 'UTF-16LE' };
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be'), encoding: 'UTF-16BE' };
  const zeros = [...bytes.subarray(0, 1000)].reduce((count, byte) => count + (byte === 0 ? 1 : 0), 0);
  if (zeros > 0) {
    const isLittle = bytes[1] === 0 || bytes[3] === 0;
    return isLittle
      ? { text: decode('utf-16le'), encoding: 'UTF-16LE' }
      : { text: decode('utf-16be'), encoding: 'UTF-16BE' };
  }
  try {
    return { text: decode('utf-8', true), encoding: 'UTF-8' };
  } catch {
    return { text: decode('gb18030'), encoding: hasFourByteForm(bytes) ? 'GB18030' : 'GBK' };
  }
}

/** Whether text in GB18030 uses what GBK lacks: a lead byte followed by a digit byte. */
function hasFourByteForm(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x81) continue;
    const next = bytes[at + 1] ?? 0;
    if (next >= 0x30 && next <= 0x39) return true;
    at += 1;
  }
  return false;
}

/** The separator of a table: the one the first lines hold most of. */
function separatorOf(text: string): string {
  const head = text.slice(0, 4_000);
  const counts = [',', '\t', ';'].map((separator) => ({ separator, count: head.split(separator).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.separator ?? ',';
}

/** The records of separated text; a quoted field may hold separators, quotes and line breaks. */
export function readRecords(text: string): string[][] {
  return parse(text, {
    bom: true,
    delimiter: separatorOf(text),
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: false,
  });
}
