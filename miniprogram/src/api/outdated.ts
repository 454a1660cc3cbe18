import { i18n } from '../i18n';

/** Compiles only when every refusal is handled; runs only on a phone older than the function it called. */
export function outdated(_unknownRefusal: never): string {
  return i18n.t('common:outdated');
}
