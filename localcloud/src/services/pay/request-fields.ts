import { MAX_NOTIFY_URL } from './limits';
import { PayError } from './pay-error';

type Check = (value: unknown) => boolean;

export const text =
  (max: number, min = 1): Check =>
  (value) =>
    typeof value === 'string' && [...value].length >= min && [...value].length <= max;
/** Text of so many bytes in UTF-8. */
export const bytes =
  (max: number): Check =>
  (value) =>
    typeof value === 'string' && value !== '' && Buffer.byteLength(value) <= max;
export const matching =
  (pattern: RegExp): Check =>
  (value) =>
    typeof value === 'string' && pattern.test(value);
export const fen: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 1;
export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** Plain addresses without a query; the real service wants https, a local cloud is reached by http. */
export const notifyUrl: Check = (value) => {
  if (!text(MAX_NOTIFY_URL)(value) || !URL.canParse(value as string)) return false;
  const { protocol, search, hash } = new URL(value as string);
  return /^https?:$/.test(protocol) && search === '' && hash === '';
};

const at = (body: unknown, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], body);

/**
 * Checks a request's fields by path; the first wrong one is named as the platform does, below `place`. Throws
 * PARAM_ERROR.
 */
export function checkFields(body: unknown, checks: Readonly<Record<string, Check>>, place = ''): void {
  for (const [path, check] of Object.entries(checks)) {
    if (check(at(body, path))) continue;
    const field = `${place}/${path.replaceAll('.', '/')}`;
    throw new PayError('PARAM_ERROR', `参数错误: ${field}`, { field, issue: 'missing or not as documented' });
  }
}
