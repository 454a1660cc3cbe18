import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { removeAddress, saveAddress, type Address } from '@shared/domain/member/address-book';
import { maskPhone, normalisePhone } from '@shared/domain/member/phone';

const address = (addressId: string, isDefault = false): Address => ({
  addressId,
  recipient: '林晓',
  phone: '19900000001',
  province: '上海市',
  city: '上海市',
  district: '徐汇区',
  detail: '某路 1 号',
  isDefault,
});

describe('the address book', () => {
  it('has exactly one default as long as it is not empty, whatever is saved and removed', () => {
    const anyStep = fc.record({
      id: fc.integer({ min: 0, max: 25 }).map((number) => `a${number}`),
      isDefault: fc.boolean(),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 60 }), (steps) => {
        let book: readonly Address[] = [];
        for (const { id, isDefault, remove } of steps) {
          const saved = saveAddress(book, address(id, isDefault));
          if (remove) book = removeAddress(book, id);
          else if (saved.ok) book = saved.value;
          expect(book.length).toBeLessThanOrEqual(20);
          expect(book.filter((entry) => entry.isDefault)).toHaveLength(book.length > 0 ? 1 : 0);
        }
      }),
    );
  });

  it('saves a repeated address once', () => {
    const once = saveAddress([], address('a'));
    expect(once.ok && saveAddress(once.value, address('a'))).toEqual(once);
  });

  it('lets a new default replace the old one', () => {
    const first = saveAddress([], address('a'));
    const second = first.ok ? saveAddress(first.value, address('b', true)) : first;
    expect(second.ok && second.value.map((entry) => entry.isDefault)).toEqual([false, true]);
  });
});

describe('a phone number', () => {
  it.each([
    ['19900000001', '86', '19900000001'],
    ['+86 199 0000 0001', '86', '19900000001'],
    ['86-19900000001', '86', '19900000001'],
    ['１９９００００００ ０１', '86', '19900000001'],
    ['1990000000', '86', undefined],
    ['61234567', '852', '+85261234567'],
    ['call me', '852', undefined],
  ])('%s (+%s) is spelled %s', (number, country, spelled) => {
    expect(normalisePhone(number, country)).toBe(spelled);
  });

  it('shows its ends only', () => {
    expect(maskPhone('19900000001')).toBe('199****0001');
  });
});
