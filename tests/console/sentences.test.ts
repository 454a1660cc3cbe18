import { describe, expect, it } from '@jest/globals';
import { hqContract } from '@shared/contracts/hq.contract';
import { fen } from '@shared/kernel/money';
import { HqFault, HqRefused, type HqRefusal } from '../../console/src/api/faults';
import { formatIn } from '../../console/src/i18n/format';
import { startI18n } from '../../console/src/i18n/i18n';
import { errorSentence, refusalSentence } from '../../console/src/i18n/sentence';

const languages = ['zh-CN', 'en'] as const;
const wordsOf = (language: (typeof languages)[number]) => ({
  t: startI18n(language).t,
  format: formatIn(language),
});

/** Data as rich as any refusal wants; each takes what it knows. */
const data = {
  retryAt: Date.UTC(2026, 10, 22, 2, 26),
  skuId: 'TL-1',
  ...{ most: 3, available: 2, missing: 1 },
  tagPrice: fen(129900),
  seen: ['卡号', '', '姓名'],
  why: { zh: '文件有密码', en: 'The file has a password' },
};
const codes = [...new Set(Object.values(hqContract).flatMap((action) => Object.keys(action.refusals)))];
/** A status belongs to one kind of document. */
const statuses: Readonly<Record<string, string>> = {
  WRONG_STATUS: 'shipped',
  WRONG_PURCHASE_STATUS: 'placed',
};
const refusalOf = (code: string) =>
  ({ code, data: { ...data, status: statuses[code] } }) as unknown as HqRefusal;

describe.each(languages)('in %s', (language) => {
  const words = wordsOf(language);
  const fallback = refusalSentence(refusalOf('FROM_NEXT_YEAR'), words);

  it.each(codes)('the refusal %s is a sentence of its own with nothing left open', (code) => {
    const sentence = refusalSentence(refusalOf(code), words);
    expect(sentence).not.toBe(fallback);
    expect(sentence).not.toMatch(/\{\{|undefined|faults\./);
    expect(sentence.length).toBeGreaterThan(8);
  });

  it('a refusal of a newer server asks to reload', () => {
    expect(fallback).toMatch(/刷新|[Rr]eload/);
  });
});

describe('sentences', () => {
  it('say until when, in the time of the shops', () => {
    const { t, format } = wordsOf('en');
    expect(refusalSentence(refusalOf('TOO_MANY_TRIES'), { t, format })).toContain('10:26');
  });

  it('say the price that is allowed', () => {
    expect(refusalSentence(refusalOf('PRICE_ABOVE_TAG'), wordsOf('zh-CN'))).toContain('¥1,299.00');
  });

  it('end with the code under which the log has a fault', () => {
    const fault = new HqFault('INTERNAL', '7f3a9b21-0000-4000-8000-000000000000');
    expect(errorSentence(fault, wordsOf('en'))).toMatch(/code 7f3a9b21\)$/);
  });

  it('speak of the network, without a code, when nothing was reached', () => {
    expect(errorSentence(new HqFault('UNREACHABLE'), wordsOf('zh-CN'))).toMatch(/网络.*不受影响/);
  });

  it('treat a refusal that was thrown like one that was returned', () => {
    const words = wordsOf('zh-CN');
    const refusal = refusalOf('ORDER_NOT_FOUND');
    expect(errorSentence(new HqRefused(refusal), words)).toBe(refusalSentence(refusal, words));
  });
});
