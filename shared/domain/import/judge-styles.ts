import { fen, yuan, type Fen } from '../../kernel/money';
import { isBlank } from './clean-text';
import { findings } from './findings';
import type { Candidate } from './judge-rows';
import type { ImportedSku, ProductReader } from './judge-products';
import { parseDay } from './parse-fields';

type Member = { row: number; record: ImportedSku; read: ProductReader };

/** What all rows of a style say alike, and the column it stands in. */
const sharedFields = [
  'name',
  'season',
  'year',
  'fabric',
  'fit',
  'care',
  'sellingPoints',
] as const satisfies readonly (keyof ImportedSku & keyof ProductReaderColumns)[];
type ProductReaderColumns = Record<Parameters<ProductReader['raw']>[0], unknown>;

/** A price this many times off its siblings is probably a slip of a digit. */
const ODD_FACTOR = 3;

/**
 * Rules over the rows of one style: fields that should agree follow the majority, a lost launch date comes from the
 * siblings, odd prices and costs are pointed out, a missing size is bad and names the sizes that are still free.
 */
export function agreeWithinStyles(
  candidates: readonly Candidate<ImportedSku>[],
  readers: ReadonlyMap<number, ProductReader>,
): void {
  const styles = new Map<string, Member[]>();
  for (const { row, record } of candidates) {
    const read = readers.get(row);
    if (!record || !read) continue;
    const member = { row, record, read };
    const members = styles.get(record.styleCode);
    if (members) members.push(member);
    else styles.set(record.styleCode, [member]);
  }
  for (const members of styles.values()) {
    agreeOnShared(members);
    agreeOnLaunch(members);
    for (const member of members) {
      judgeSize(member, members);
      judgePrices(member, members);
    }
  }
}

/** The value most rows have; the earliest row wins a tie. */
function majority<Value>(values: readonly Value[]): Value | undefined {
  const counts = new Map<string, { value: Value; count: number }>();
  for (const value of values) {
    const entry = counts.get(JSON.stringify(value)) ?? { value, count: 0 };
    entry.count += 1;
    counts.set(JSON.stringify(value), entry);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.value;
}

function agreeOnShared(members: readonly Member[]): void {
  const follow = <Field extends (typeof sharedFields)[number] | 'categoryPath'>(
    field: Field,
    column: Parameters<ProductReader['raw']>[0],
  ): void => {
    const kept = majority(members.map(({ record }) => record[field]));
    if (kept === undefined) return;
    const text = Array.isArray(kept) ? kept.join(' / ') : String(kept);
    for (const { record, read } of members) {
      if (JSON.stringify(record[field]) === JSON.stringify(kept)) continue;
      read.report(column, 'warning', findings.differsInStyle(text));
      record[field] = kept;
    }
  };
  for (const field of sharedFields) follow(field, field);
  follow('categoryPath', 'leafCategory');
}

function agreeOnLaunch(members: readonly Member[]): void {
  const kept = majority(members.flatMap(({ record }) => (record.listedOn ? [record.listedOn] : []))) ?? null;
  for (const { record, read } of members) {
    if (record.listedOn === kept) continue;
    const isReadable = parseDay(read.raw('listedOn')).ok && !isBlank(read.raw('listedOn'));
    read.report(
      'listedOn',
      'warning',
      isReadable ? findings.differsInStyle(kept ?? '') : findings.dateFromStyle(kept),
    );
    record.listedOn = kept;
  }
  const [first] = members;
  if (
    kept === null &&
    first &&
    !isBlank(first.read.raw('listedOn')) &&
    !parseDay(first.read.raw('listedOn')).ok
  )
    first.read.report('listedOn', 'warning', findings.dateFromStyle(null));
}

function judgeSize({ record, read }: Member, members: readonly Member[]): void {
  if (record.size) return;
  const sizes = new Set(members.flatMap((other) => (other.record.size ? [other.record.size] : [])));
  for (const other of members) if (other.record.colour === record.colour) sizes.delete(other.record.size);
  read.report('size', 'bad', findings.missingSize([...sizes]));
}

function judgePrices({ row, record, read }: Member, members: readonly Member[]): void {
  const siblings = members.filter((other) => other.row !== row).map((other) => other.record);
  const usual = majority(members.map((member) => member.record.tagPrice));
  if (usual && (record.tagPrice * ODD_FACTOR <= usual || record.tagPrice >= usual * ODD_FACTOR)) {
    read.report('tagPrice', 'warning', findings.oddPrice(yuan(fen(usual))));
  }
  const usualCost = majority(siblings.flatMap(({ cost }): Fen[] => (cost === null ? [] : [cost])));
  const elsewhere = usualCost !== undefined && usualCost !== record.cost ? yuan(usualCost) : undefined;
  const formula = read.formula('cost');
  if (record.cost === null) return;
  if (formula) read.report('cost', 'warning', findings.fromFormula(formula, elsewhere));
  if (record.cost > record.tagPrice) read.report('cost', 'warning', findings.costAbovePrice(elsewhere));
}
