/**
 * One spelling per phone, so that the same phone always gives the same keyed hash: mainland numbers as 11 digits,
 * others as + country code and number. Undefined when it cannot be a phone number.
 */
export function normalisePhone(number: string, countryCode = '86'): string | undefined {
  const digits = number.normalize('NFKC').replace(/[\s()-]/g, '');
  const mainland = /^(?:\+?86)?(1\d{10})$/.exec(digits)?.[1];
  if (countryCode === '86') return mainland;
  return /^\d{4,14}$/.test(digits) ? `+${countryCode}${digits}` : undefined;
}

/** What may be stored and shown of a phone: 199****0001. */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
