/** A `Date` that follows the cloud's settable clock wherever the machine's time would be read. */
export function shiftedDate(RealDate: DateConstructor, offset: Float64Array): DateConstructor {
  const now = (): number => Math.floor(RealDate.now() + offset[0]!);

  function ShiftedDate(...parts: unknown[]): Date | string {
    if (!new.target) return new RealDate(now()).toString();
    return Reflect.construct(RealDate, parts.length > 0 ? parts : [now()], new.target) as Date;
  }
  const shifted = Object.assign(ShiftedDate, { now, parse: RealDate.parse, UTC: RealDate.UTC });
  Object.defineProperty(shifted, 'name', { value: 'Date' });
  Object.defineProperty(shifted, 'prototype', { value: RealDate.prototype });
  Object.defineProperty(RealDate.prototype, 'constructor', {
    value: shifted,
    writable: true,
    configurable: true,
  });
  return shifted as unknown as DateConstructor;
}
