import type { Fen } from '../../kernel/money';
import { accept, refuse } from '../../kernel/result';
import { normalisePhone } from '../member/phone';
import { cleanHeader, isBlank, plainText } from './clean-text';
import { guideColumns, placeColumns } from './columns';
import { findings } from './findings';
import { finishVerdicts, judgeEach, sharedKeys, type Candidate } from './judge-rows';
import { parseDay, parseMoney, parseWord, type Parsed } from './parse-fields';
import { maskMiddle, readRow, type RowReader } from './row-reader';
import type { RowVerdict, Sheet } from './sheet';
import { nearestCode } from './nearest-code';

export type ImportedGuide = {
  guideId: string;
  name: string;
  /** Eleven digits; null when the file had none that can be one. Kept only as a keyed hash and a mask. */
  phone: string | null;
  storeId: string;
  position: 'manager' | 'deputy' | 'guide';
  joinedOn: string | null;
  leftOn: string | null;
  status: 'active' | 'left';
  monthlyTarget: Fen | null;
};

/** The stores that are there already, and which of them sell no more. */
export type KnownStores = ReadonlyMap<string, { readonly isClosed: boolean }>;

const positions = { 店长: 'manager', 副店长: 'deputy', 导购: 'guide', 店员: 'guide' } as const;
const statuses = { 在职: 'active', 试用: 'active', 离职: 'left', 已离职: 'left' } as const;

type Reader = RowReader<keyof typeof guideColumns>;
type GuideCandidate = Candidate<ImportedGuide> & { record: ImportedGuide };

function parseMobile(text: string): Parsed<string> {
  if (isBlank(text)) return accept(null);
  const digits = plainText(text)
    .replace(/^0086/, '')
    .replace(/\.0+$/, '')
    .replace(/[.\s-]/g, '');
  const phone = normalisePhone(digits);
  const consequence = { zh: '这位导购暂时不能登录', en: 'this guide cannot sign in yet' };
  return phone ? accept(phone) : refuse(findings.notPhone(consequence));
}

function readService(read: Reader): Pick<ImportedGuide, 'joinedOn' | 'leftOn' | 'status'> | null {
  const status = read.needed('status', (text) => parseWord(text, statuses));
  const joinedOn = read.parsed('joinedOn', parseDay, 'warning');
  const leftOn = read.parsed('leftOn', parseDay, 'warning');
  if (!status) return null;
  if (status === 'active') {
    if (leftOn) read.report('leftOn', 'warning', findings.inServiceWithLeaveDate());
    return { status, joinedOn, leftOn: null };
  }
  if (!leftOn && isBlank(read.raw('leftOn'))) read.report('leftOn', 'warning', findings.leftWithoutDate());
  if (leftOn && joinedOn && leftOn < joinedOn) {
    read.report('leftOn', 'warning', findings.leftBeforeJoined());
    return { status, joinedOn, leftOn: null };
  }
  return { status, joinedOn, leftOn };
}

function readGuide(
  read: Reader,
  stores: KnownStores,
  targetUnit: 'yuan' | 'tenThousands',
): ImportedGuide | null {
  const guideId = read.needed('guideCode', () => accept(read.code('guideCode')));
  const name = read.needed('name', () => accept(read.words('name')));
  const storeId = read.needed('storeCode', () => accept(read.code('storeCode')));
  const service = readService(read);
  const store = storeId ? stores.get(storeId) : undefined;
  if (storeId && !store) {
    read.report('storeCode', 'bad', findings.unknownStore(nearestCode(storeId, stores)));
  }
  if (store?.isClosed && service?.status === 'active') {
    read.report('storeCode', 'warning', findings.closedStore());
  }
  const phone = read.parsed('phone', parseMobile, 'warning');
  if (!phone && isBlank(read.raw('phone'))) {
    const finding = findings.notPhone({ zh: '这位导购暂时不能登录', en: 'this guide cannot sign in yet' });
    read.report('phone', 'warning', finding);
  }
  const position = read.parsed('position', (text) => parseWord(text, positions), 'warning') ?? 'guide';
  const monthlyTarget = read.parsed('monthlyTarget', (text) => parseMoney(text, targetUnit), 'warning');
  if (!guideId || !name || !storeId || !store || !service) return null;
  return { guideId, name, phone, storeId, position, ...service, monthlyTarget };
}

/**
 * Judges a guide list. A staff number on two persons stays with the one who joined first (customers and results hang
 * on it); a phone on two lands with a warning, because only a person can say whose it is.
 */
export function judgeGuides(sheet: Sheet, stores: KnownStores): RowVerdict<ImportedGuide>[] {
  const places = placeColumns(guideColumns, sheet.header);
  const targetUnit = cleanHeader(places.monthlyTarget?.header ?? '').includes('万') ? 'tenThousands' : 'yuan';
  const { candidates, verdicts } = judgeEach(sheet, (row) => {
    const read = readRow(guideColumns, places, row);
    return { record: readGuide(read, stores, targetUnit), problems: read.problems };
  });
  const codeField = places.guideCode?.header ?? '';
  const phoneField = places.phone?.header ?? '';
  for (const claimants of sharedKeys(candidates, ({ guideId }) => guideId)) settleCode(claimants, codeField);
  const working = candidates.filter(({ record }) => record?.phone && record.status === 'active');
  for (const claimants of sharedKeys(working, ({ phone }) => phone ?? '')) {
    for (const { row, problems, record } of claimants) {
      const other = claimants.find((claimant) => claimant.row !== row);
      const finding = findings.phoneShared(other?.row ?? row);
      problems.push({
        row,
        field: phoneField,
        value: maskMiddle(record.phone ?? ''),
        severity: 'warning',
        ...finding,
      });
    }
  }
  return finishVerdicts(candidates, verdicts);
}

function settleCode(claimants: GuideCandidate[], field: string): void {
  const bySeniority = [...claimants].sort((a, b) =>
    (a.record.joinedOn ?? '9999').localeCompare(b.record.joinedOn ?? '9999'),
  );
  const [kept, next] = bySeniority;
  if (!kept || !next) return;
  const value = kept.record.guideId;
  if (kept.record.joinedOn === next.record.joinedOn) {
    for (const { row, problems } of claimants) {
      const others = claimants.filter((other) => other.row !== row).map((other) => other.row);
      problems.push({ row, field, value, severity: 'bad', ...findings.contradicts(others) });
    }
    return;
  }
  kept.problems.push({ row: kept.row, field, value, severity: 'warning', ...findings.olderKept(next.row) });
  for (const { row, problems } of bySeniority.slice(1)) {
    const why = {
      zh: '那位入职更早，业绩和会员都在他名下',
      en: 'that guide joined first and has the customers',
    };
    problems.push({ row, field, value, severity: 'bad', ...findings.newerRefused(kept.row, why) });
  }
}
