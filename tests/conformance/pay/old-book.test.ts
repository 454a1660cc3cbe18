import { afterAll, expect, it } from '@jest/globals';
import Database from 'libsql';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openPaymentBook } from '@localcloud/services/pay/payment-book';

const folder = mkdtempSync(join(tmpdir(), 'old-book-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('a book that was written before there were several merchants keeps its payments, as the one merchant’s', () => {
  const old = new Database(join(folder, 'payments.db'));
  old.exec(`
    CREATE TABLE orders (
      outTradeNo TEXT PRIMARY KEY, request TEXT NOT NULL, openid TEXT NOT NULL, total INTEGER NOT NULL,
      notifyUrl TEXT NOT NULL, attach TEXT, state TEXT NOT NULL, expiresAt INTEGER NOT NULL,
      transactionId TEXT UNIQUE, paidAt INTEGER) WITHOUT ROWID;
    CREATE TABLE notices (
      id TEXT PRIMARY KEY, outTradeNo TEXT NOT NULL, url TEXT NOT NULL, event TEXT NOT NULL,
      createdAt INTEGER NOT NULL, content TEXT NOT NULL, state TEXT NOT NULL, attempts INTEGER NOT NULL,
      nextAt INTEGER NOT NULL);
    INSERT INTO orders VALUES ('order-1', '{}', 'oOne', 100, 'http://a', NULL, 'SUCCESS', 9, '4200', 5);
    INSERT INTO notices VALUES ('n-1', 'order-1', 'http://a', 'TRANSACTION.SUCCESS', 5, '{}', 'waiting', 1, 6);
  `);
  old.close();

  for (const _opening of ['first', 'second']) {
    const book = openPaymentBook(folder, '1900000001');
    expect(book.order('order-1')).toMatchObject({ mchid: '1900000001', combineNo: null, total: 100 });
    expect(book.noticesWaiting()).toMatchObject([{ id: 'n-1', mchid: '1900000001' }]);
    expect(book.paidBefore('1900000001', 6)).toHaveLength(1);
    book.close();
  }
});
