import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';
import { cleanCode, cleanText } from '@shared/domain/import/clean-text';
import { checkDigit, parseBarcode } from '@shared/domain/import/parse-barcode';
import {
  parseArea,
  parseDay,
  parseHours,
  parseMoney,
  parseWhole,
  type Parsed,
} from '@shared/domain/import/parse-fields';
import { parsePlace } from '@shared/domain/import/parse-place';
import { fen, yuan } from '@shared/kernel/money';

/** The value, or the code of what is wrong. */
const seen = <Value>(parsed: Parsed<Value>) => (parsed.ok ? parsed.value : parsed.refusal.code);

describe('money', () => {
  it.each([
    ['1299', 1299_00],
    ['¥1,299.00', 1299_00],
    ['２，２９９', 2299_00],
    [' 86.1 元', 86_10],
    ['0', 0],
    ['-12.5', -12_50],
    ['101.20000', 101_20],
    ['', null],
    ['—', null],
    ['面议', 'NOT_AN_AMOUNT'],
    ['12,99', 'NOT_AN_AMOUNT'],
    ['1e3', 'NOT_AN_AMOUNT'],
    ['99999999999999999', 'NOT_AN_AMOUNT'],
    ['12.345', 'TOO_MANY_DECIMALS'],
    ['#REF!', 'BROKEN_FORMULA'],
  ])('reads %j as %j', (text, expected) => {
    expect(seen(parseMoney(text))).toBe(expected);
  });

  it('reads 万元 without a float', () => {
    expect(seen(parseMoney('3.9', 'tenThousands'))).toBe(39_000_00);
    expect(seen(parseMoney('0.000001', 'tenThousands'))).toBe(1);
    expect(seen(parseMoney('三万', 'tenThousands'))).toBe('NOT_AN_AMOUNT');
  });

  it('gives back every amount it is written from, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1_000_000_000_00, max: 1_000_000_000_00 }), (amount) => {
        expect(seen(parseMoney(yuan(fen(amount))))).toBe(amount);
      }),
    );
  });
});

describe('days', () => {
  it.each([
    ['2026-10-31', '2026-10-31'],
    ['2026/1/5', '2026-01-05'],
    ['2026.1.5', '2026-01-05'],
    ['2026年1月5日', '2026-01-05'],
    ['20260105', '2026-01-05'],
    ['２０２６－０１－０５', '2026-01-05'],
    ['2026-01-05 13:45:00', '2026-01-05'],
    ['2026-01-05T00:00:00.000Z', '2026-01-05'],
    ['45962', '2025-11-01'],
    ['2024-02-29', '2024-02-29'],
    ['1900-01-01', null],
    ['', null],
    ['2026-02-30', 'IMPOSSIBLE_DATE'],
    ['2026-13-01', 'IMPOSSIBLE_DATE'],
    ['05/01/2026', 'NOT_A_DATE'],
    ['26-1-5', 'NOT_A_DATE'],
    ['去年', 'NOT_A_DATE'],
  ])('reads %j as %j', (text, expected) => {
    expect(seen(parseDay(text))).toBe(expected);
  });

  it('reads every day in each of its forms alike', () => {
    const someDay = fc.date({
      min: new Date('1950-01-01'),
      max: new Date('2150-01-01'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(someDay, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year, month, dayOfMonth] = day.split('-').map(Number);
        const serial = Math.floor(date.getTime() / 86_400_000) + 25_569;
        for (const form of [day, `${year}/${month}/${dayOfMonth}`, day.replaceAll('-', ''), String(serial)]) {
          expect(seen(parseDay(form))).toBe(day);
        }
      }),
    );
  });
});

describe('other fields', () => {
  it.each([
    ['10:00-22:00', { opens: 600, closes: 1320 }],
    ['10：00-22：00', { opens: 600, closes: 1320 }],
    ['9:30 ～ 21:00', { opens: 570, closes: 1260 }],
    ['00:00-24:00', { opens: 0, closes: 1440 }],
    ['24小时', { opens: 0, closes: 1440 }],
    ['22:00-10:00', 'NOT_HOURS'],
    ['10:75-22:00', 'NOT_HOURS'],
    ['早十晚十', 'NOT_HOURS'],
  ])('reads the hours %j', (text, expected) => {
    expect(seen(parseHours(text))).toEqual(expected);
  });

  it.each([
    ['168㎡', 168],
    ['168.5平方米', 169],
    ['12,600 m²', 12_600],
    ['', null],
    ['很大', 'NOT_AN_AREA'],
    ['-5', 'NOT_AN_AREA'],
  ])('reads the area %j as %j', (text, expected) => {
    expect(seen(parseArea(text))).toBe(expected);
  });

  it.each([
    ['１２', 12],
    ['1,260', 1260],
    ['-3', -3],
    ['3.0', 3],
    ['3.5', 'NOT_WHOLE'],
    ['N/A', 'NOT_WHOLE'],
  ])('reads the quantity %j as %j', (text, expected) => {
    expect(seen(parseWhole(text))).toBe(expected);
  });

  it('cleans codes and words differently', () => {
    expect(cleanCode(" '6998001103841\u3000")).toBe('6998001103841');
    expect(cleanCode('tw261100 ')).toBe('TW261100');
    expect(cleanText('\ufeff 棠里　杭州\n店 ')).toBe('棠里 杭州 店');
  });
});

describe('barcodes', () => {
  it.each([
    ['6998001005411', '6998001005411'],
    ["'6998001005411", '6998001005411'],
    ['6998001005411.0', '6998001005411'],
    ['6.998E+12', 'BARCODE_ROUNDED'],
    ['6998001005412', 'WRONG_CHECK_DIGIT'],
    ['699800100541', 'NOT_A_BARCODE'],
    ['', null],
  ])('reads %j as %j', (text, expected) => {
    expect(seen(parseBarcode(text))).toBe(expected);
  });

  it('finds any single wrong digit', () => {
    const twelveDigits = fc.stringMatching(/^\d{12}$/);
    fc.assert(
      fc.property(twelveDigits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (twelve, place, by) => {
        const code = `${twelve}${checkDigit(twelve)}`;
        const wrong = `${code.slice(0, place)}${(Number(code[place]) + by) % 10}${code.slice(place + 1)}`;
        expect(seen(parseBarcode(code))).toBe(code);
        expect(seen(parseBarcode(wrong))).toBe('WRONG_CHECK_DIGIT');
      }),
    );
  });
});

describe('places', () => {
  it.each([
    ['121.45', '31.22', { longitude: 121.45, latitude: 31.22 }, undefined],
    ['31.22', '121.45', { longitude: 121.45, latitude: 31.22 }, 'COORDINATES_SWAPPED'],
    ['0', '0', null, 'COORDINATES_WRONG'],
    ['-73.98', '40.75', null, 'COORDINATES_WRONG'],
    ['东经121', '31', null, 'COORDINATES_WRONG'],
    ['', '', null, undefined],
  ])('reads %s, %s', (longitude, latitude, point, code) => {
    const place = parsePlace(longitude, latitude);
    expect(place.point).toEqual(point);
    expect(place.finding?.code).toBe(code);
  });
});
