import { CloudError } from '../../cloud-error';
import { numberOf } from '../values/order';
import { isDocument, type Value } from '../values/values';

/** A whole number of at least `least`. Throws INVALID_PARAM. */
export function wholeOf(value: Value, name: string, least: number): number {
  const number = isDocument(value) ? NaN : numberOf(value);
  if (!Number.isInteger(number) || number < least)
    throw new CloudError('INVALID_PARAM', `${name} must be a whole number of at least ${least}`);
  return number;
}
