import type { Account, LedgerEntry } from '@shared/domain/ledger/entry';
import { insertEntries } from '../_stores/ledger.store';
import { merchant } from '../_wechatpay/merchant';

/** Writes entries into the ledger, each once, with the name of the merchant whose account the money is in. */
export const post = (entries: readonly LedgerEntry[]): Promise<void> =>
  insertEntries(
    entries.map((entry) => ({
      ...entry,
      lines: entry.lines.map((line) => ({ ...line, account: named(line.account) })),
    })),
  );

const named = (account: Account): Account => (account === 'wechat' ? `wechat:${merchant().mchId}` : account);
