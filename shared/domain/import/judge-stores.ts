import { accept, refuse } from '../../kernel/result';
import { normalisePhone } from '../member/phone';
import { cleanCode, isBlank, plainText } from './clean-text';
import { placeColumns, storeColumns } from './columns';
import { findings } from './findings';
import { finishVerdicts, judgeEach, sharedKeys, type Candidate } from './judge-rows';
import { parseArea, parseDay, parseHours, parseWord, type Hours, type Parsed } from './parse-fields';
import { parsePlace, type Point } from './parse-place';
import { readRow, type RowReader } from './row-reader';
import type { RowProblem, RowVerdict, Sheet } from './sheet';

export type ImportedStore = {
  storeId: string;
  name: string;
  kind: 'store' | 'warehouse' | 'webshop';
  mode: 'direct' | 'franchise' | 'joint';
  franchisee: string;
  region: string;
  province: string;
  city: string;
  district: string;
  address: string;
  phone: string;
  hours: Hours;
  location: Point | null;
  areaSquareMetres: number | null;
  openedOn: string | null;
  status: 'open' | 'closed' | 'preparing';
};

const modes = { 直营: 'direct', 自营: 'direct', 加盟: 'franchise', 联营: 'joint' } as const;
const statuses = {
  营业中: 'open',
  营业: 'open',
  正常: 'open',
  闭店: 'closed',
  已闭店: 'closed',
  停业: 'closed',
  装修中: 'preparing',
  筹备中: 'preparing',
  待开业: 'preparing',
} as const;
const usualHours: Hours = { opens: 600, closes: 1320 };

type Reader = RowReader<keyof typeof storeColumns>;

/** A phone people can ring: a mobile number or a landline with its area code. */
function parseShopPhone(text: string): Parsed<string> {
  if (isBlank(text)) return accept(null);
  const plain = plainText(text).replace(/^0086/, '').replace(/\.0+$/, '');
  const landline = /^0\d{2,3}-?\d{7,8}(-\d{1,6})?$|^400-?\d{3}-?\d{4}$/.test(plain) ? plain : undefined;
  const phone = normalisePhone(plain) ?? landline;
  const consequence = { zh: '电话先留空', en: 'it is left empty' };
  return phone ? accept(phone) : refuse(findings.notPhone(consequence));
}

/** Warehouses and web shops stand in the store list of old systems, told apart by code and name. */
function kindOf(storeId: string, name: string, region: string): ImportedStore['kind'] {
  if (/^CK\d/.test(storeId) || /仓库?$/.test(name)) return 'warehouse';
  if (/^DS\d/.test(storeId) || region === '电商' || /商城$|网店$/.test(name)) return 'webshop';
  return 'store';
}

function readStore(read: Reader): ImportedStore | null {
  const storeId = read.needed('storeCode', () => accept(read.code('storeCode')));
  const name = read.needed('name', () => accept(read.words('name')));
  const mode = read.needed('mode', (text) => parseWord(text, modes));
  const status = read.needed('status', (text) => parseWord(text, statuses));
  const city = read.needed('city', () => accept(read.words('city')));
  const address = read.needed('address', () => accept(read.words('address')));
  const hours = read.parsed('hours', parseHours, 'warning') ?? usualHours;
  const place = parsePlace(read.raw('longitude'), read.raw('latitude'));
  if (place.finding) read.report('longitude', 'warning', place.finding);
  if (!storeId || !name || !mode || !status || !city || !address) return null;

  const region = read.words('region');
  const franchisee = read.words('franchisee');
  if (mode === 'franchise' && !franchisee) read.report('franchisee', 'warning', findings.noFranchisee());
  return {
    storeId,
    name,
    kind: kindOf(storeId, name, region),
    mode,
    franchisee,
    region,
    province: read.words('province'),
    city,
    district: read.words('district'),
    address,
    phone: read.parsed('phone', parseShopPhone, 'warning') ?? '',
    hours,
    location: place.point,
    areaSquareMetres: read.parsed('area', parseArea, 'warning'),
    openedOn: read.parsed('openedOn', parseDay, 'warning'),
    status,
  };
}

/**
 * Judges a store list. Of two rows with one code the store in operation is kept and the others are bad; when that
 * does not tell them apart, none lands.
 */
export function judgeStores(sheet: Sheet): RowVerdict<ImportedStore>[] {
  const places = placeColumns(storeColumns, sheet.header);
  const { candidates, verdicts } = judgeEach(sheet, (row) => {
    const read = readRow(storeColumns, places, row);
    return { record: readStore(read), problems: read.problems };
  });
  const field = places.storeCode?.header ?? '';
  for (const claimants of sharedKeys(candidates, ({ storeId }) => storeId)) settleCode(claimants, field);
  return finishVerdicts(candidates, verdicts);
}

function settleCode(
  claimants: (Candidate<ImportedStore> & { record: ImportedStore })[],
  field: string,
): void {
  const value = cleanCode(claimants[0]?.record.storeId ?? '');
  const at = (row: number): Pick<RowProblem, 'row' | 'field' | 'value'> => ({ row, field, value });
  const running = claimants.filter(({ record }) => record.status !== 'closed');
  const [kept] = running;
  if (!kept || running.length > 1) {
    for (const { row, problems } of claimants) {
      const others = claimants.filter((other) => other.row !== row).map((other) => other.row);
      problems.push({ ...at(row), ...findings.contradicts(others), severity: 'bad' });
    }
    return;
  }
  for (const { row, problems } of claimants) {
    if (row === kept.row) continue;
    const why = { zh: '那家在营业，这一家已闭店', en: 'that store is open while this one is closed' };
    problems.push({ ...at(row), ...findings.newerRefused(kept.row, why), severity: 'bad' });
    kept.problems.push({ ...at(kept.row), ...findings.olderKept(row), severity: 'warning' });
  }
}
