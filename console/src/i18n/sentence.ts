import { fen } from '@shared/kernel/money';
import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { HqFault, HqRefused, type HqRefusal } from '../api/faults';
import { formatIn, type Format } from './format';

export type Sentences = { t: TFunction; format: Format };

/** Compiles only when every refusal has its sentence; runs only on a page older than the function it called. */
function outdated(t: TFunction, _unknown: never): string {
  return t('faults.fault.OUTDATED');
}

/** What a refusal means for the person at the screen, and what to do. */
export function refusalSentence(refusal: HqRefusal, { t, format }: Sentences): string {
  switch (refusal.code) {
    case 'TOO_MANY_TRIES':
      return t('faults.refusal.TOO_MANY_TRIES', { time: format.moment(refusal.data.retryAt) });
    case 'UNKNOWN_LINE':
      return t('faults.refusal.UNKNOWN_LINE', { sku: refusal.data.skuId });
    case 'TOO_MANY':
      return t('faults.refusal.TOO_MANY', {
        sku: refusal.data.skuId,
        most: format.number(refusal.data.most),
      });
    case 'NOT_ENOUGH':
      return t('faults.refusal.NOT_ENOUGH', {
        sku: refusal.data.skuId,
        available: format.number(refusal.data.available),
      });
    case 'NOT_ALL_NAMED':
      return t('faults.refusal.NOT_ALL_NAMED', {
        sku: refusal.data.skuId,
        missing: format.number(refusal.data.missing),
      });
    case 'WRONG_STATUS':
      return t('faults.refusal.WRONG_STATUS', { status: t(`transfers.status.${refusal.data.status}`) });
    case 'WRONG_PURCHASE_STATUS':
      return t('faults.refusal.WRONG_PURCHASE_STATUS', {
        status: t(`purchases.status.${refusal.data.status}`),
      });
    case 'UNKNOWN_SKU':
      return t('faults.refusal.UNKNOWN_SKU', { sku: refusal.data.skuId });
    case 'PRICE_ABOVE_TAG':
      return t('faults.refusal.PRICE_ABOVE_TAG', {
        sku: refusal.data.skuId,
        tagPrice: format.money(fen(refusal.data.tagPrice)),
      });
    case 'UNKNOWN_KIND':
      return t('faults.refusal.UNKNOWN_KIND', { seen: headers(refusal.data.seen, t) });
    case 'UNREADABLE':
      return t('faults.refusal.UNREADABLE', { why: format.text(refusal.data.why) });
    case 'WRONG_CREDENTIALS':
    case 'PRODUCT_NOT_FOUND':
    case 'STOCK_NOT_FOUND':
    case 'ORDER_NOT_FOUND':
    case 'FILE_NOT_FOUND':
    case 'RUN_NOT_FOUND':
    case 'TRANSFER_NOT_FOUND':
    case 'NOT_YOURS':
    case 'NOTHING_NAMED':
    case 'UNKNOWN_PLACE':
    case 'PURCHASE_NOT_FOUND':
    case 'UNKNOWN_RECEIPT':
    case 'SUPPLIER_EXISTS':
    case 'SUPPLIER_NOT_FOUND':
    case 'SUPPLIER_CHANGED':
    case 'RECONCILIATION_NOT_FOUND':
    case 'DAY_NOT_OVER':
    case 'DIFFERENCE_NOT_FOUND':
      return t(`faults.refusal.${refusal.code}`);
    default:
      return outdated(t, refusal);
  }
}

function headers(seen: readonly string[], t: TFunction): string {
  const shown = seen.filter((header) => header.trim() !== '').slice(0, 8);
  return shown.length === 0 ? t('faults.emptyHeader') : shown.join(', ') + (seen.length > 8 ? ' …' : '');
}

/** A sentence for anything that was thrown or refused on the way to an answer. */
export function errorSentence(error: unknown, sentences: Sentences): string {
  const { t } = sentences;
  if (error instanceof HqRefused) return refusalSentence(error.refusal, sentences);
  const code = error instanceof HqFault ? error.code : 'INTERNAL';
  const sentence = t(`faults.fault.${code}`);
  const requestId = error instanceof HqFault ? error.requestId : '';
  return requestId ? t('faults.withCode', { sentence, code: requestId.slice(0, 8) }) : sentence;
}

/** Sentences in the language in use. */
export function useSentences(): {
  refusal: (refusal: HqRefusal) => string;
  error: (error: unknown) => string;
} {
  const { t, i18n } = useTranslation();
  return useMemo(() => {
    const sentences = { t: t as TFunction, format: formatIn(i18n.language) };
    return {
      refusal: (refusal) => refusalSentence(refusal, sentences),
      error: (error) => errorSentence(error, sentences),
    };
  }, [t, i18n.language]);
}
