import type { Fen } from '../../kernel/money';
import { accept } from '../../kernel/result';
import { isBlank, plainText } from './clean-text';
import { placeColumns, productColumns } from './columns';
import { findings } from './findings';
import { finishVerdicts, judgeEach } from './judge-rows';
import { agreeWithinStyles } from './judge-styles';
import { settleBarcodes } from './judge-barcodes';
import { parseBarcode } from './parse-barcode';
import { parseDay, parseMoney, parseWhole, parseWord } from './parse-fields';
import { readRow, type RowReader } from './row-reader';
import type { RowVerdict, Sheet } from './sheet';

/** One SKU with what its row says of its style. */
export type ImportedSku = {
  skuId: string;
  styleCode: string;
  name: string;
  categoryPath: string[];
  season: string;
  year: number;
  colour: string;
  colourCode: string;
  size: string;
  tagPrice: Fen;
  cost: Fen | null;
  fabric: string;
  fit: string;
  listedOn: string | null;
  care: string;
  sellingPoints: string[];
  status: 'onSale' | 'offShelf';
};

/** Words the chain's vocabulary knows; others land with a warning, so that somebody translates them. */
export type KnownWords = {
  readonly colours: { has(word: string): boolean };
  readonly categories: { has(word: string): boolean };
};

export type ProductReader = RowReader<keyof typeof productColumns>;

/** Clearance goods are still sold; what is not launched yet and what is discontinued is not. */
const statuses = {
  在售: 'onSale',
  清仓: 'onSale',
  上架: 'onSale',
  停用: 'offShelf',
  停售: 'offShelf',
  下架: 'offShelf',
  未上市: 'offShelf',
} as const;

function readCost(read: ProductReader): Fen | null {
  const text = read.raw('cost');
  if (isBlank(text)) return null;
  const cost = parseMoney(text);
  if (cost.ok && cost.value !== null && cost.value > 0) return cost.value;
  const isBroken = !cost.ok && cost.refusal.code === 'BROKEN_FORMULA';
  read.report('cost', 'warning', isBroken ? findings.brokenFormula() : findings.costUnknown());
  return null;
}

function readTagPrice(read: ProductReader): Fen | null {
  const price = read.needed('tagPrice', (text) => parseMoney(text));
  if (price === null || price > 0) return price;
  read.report('tagPrice', 'bad', findings.amountNotPositive());
  return null;
}

/** A size in its one spelling: plain letters, capitals for letter sizes only, so that 1.8m床 stays. */
function readSize(read: ProductReader): string {
  if (isBlank(read.raw('size'))) return '';
  const plain = plainText(read.raw('size'));
  const size = /^(\d?x*[sml]|\d?xl)$/i.test(plain) ? plain.toUpperCase() : plain;
  if (size !== read.raw('size').trim()) read.report('size', 'warning', findings.cleaned(size));
  return size;
}

function readCategory(read: ProductReader, words: KnownWords): string[] | null {
  const top = read.needed('topCategory', () => accept(read.words('topCategory')));
  const leaf = read.needed('leafCategory', () => accept(read.words('leafCategory')));
  if (!top || !leaf) return null;
  for (const [key, word] of [['topCategory', top] as const, ['leafCategory', leaf] as const]) {
    if (!words.categories.has(word)) read.report(key, 'warning', findings.unknownCategory());
  }
  return [top, read.words('midCategory'), leaf].filter((word) => word !== '');
}

function readSku(read: ProductReader, words: KnownWords): ImportedSku | null {
  const styleCode = read.needed('styleCode', () => accept(read.code('styleCode')));
  const name = read.needed('name', () => accept(read.words('name')));
  const categoryPath = readCategory(read, words);
  const colour = read.needed('colour', () => accept(read.words('colour')));
  const size = readSize(read);
  const skuId = read.needed('barcode', parseBarcode);
  const tagPrice = readTagPrice(read);
  const status = read.needed('status', (text) => parseWord(text, statuses));
  const cost = readCost(read);
  if (colour && !words.colours.has(colour)) read.report('colour', 'warning', findings.unknownColour());
  // A missing size is judged with the rest of the style, which knows what sizes there are: the record goes on.
  if (!styleCode || !name || !categoryPath || !colour || !skuId || !tagPrice || !status) return null;
  return {
    skuId,
    styleCode,
    name,
    categoryPath,
    season: read.words('season'),
    year: read.parsed('year', parseWhole, 'warning') ?? 0,
    colour,
    colourCode: read.words('colourCode') || colour,
    size,
    tagPrice,
    cost,
    fabric: read.words('fabric'),
    fit: read.words('fit'),
    listedOn: readListedOn(read),
    care: read.words('care'),
    sellingPoints: read
      .words('sellingPoints')
      .split(/[；;|\n]/)
      .map((point) => point.trim())
      .filter((point) => point !== ''),
    status,
  };
}

/** A launch date that cannot be read is settled with the rest of the style, so it is not reported here. */
function readListedOn(read: ProductReader): string | null {
  const day = parseDay(read.raw('listedOn'));
  return day.ok ? day.value : null;
}

/**
 * Judges a product list, one row per SKU: each row alone, then barcodes that several rows claim, then what the rows of
 * one style should agree on.
 */
export function judgeProducts(sheet: Sheet, words: KnownWords): RowVerdict<ImportedSku>[] {
  const places = placeColumns(productColumns, sheet.header);
  const readers = new Map<number, ProductReader>();
  const { candidates, verdicts } = judgeEach(sheet, (row) => {
    const read = readRow(productColumns, places, row);
    readers.set(row.row, read);
    return { record: readSku(read, words), problems: read.problems };
  });
  settleBarcodes(candidates, readers);
  agreeWithinStyles(candidates, readers);
  return finishVerdicts(candidates, verdicts);
}
