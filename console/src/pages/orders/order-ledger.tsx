import type { OutputOf } from '@shared/contracts/contract';
import type { HqContract } from '@shared/contracts/hq.contract';
import { fen, sumFen, type Fen } from '@shared/kernel/money';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { valueOf } from '../../api/faults';
import { hq } from '../../api/hq';
import { Tag } from '../../components/tag';
import { useFormat } from '../../i18n/format';
import { useSentences } from '../../i18n/sentence';
import './order-ledger.css';

type Entry = OutputOf<HqContract['ledger']>['entries'][number];
type Line = Entry['lines'][number];

/** Where an order's money came from and went, movement by movement, and whether all of it adds up. */
export function OrderLedger({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const sentences = useSentences();
  const { data, error, refetch } = useQuery({
    queryKey: ['orders', 'ledger', orderId],
    queryFn: async ({ signal }) => valueOf(await hq.ledger({ orderId }, signal)),
  });
  return (
    <section className="drawer-section">
      <div className="between">
        <h2 className="section-title">{t('ledger.title')}</h2>
        {data && data.entries.length > 0 && <Check entries={data.entries} />}
      </div>
      {error && (
        <p className="support">
          {sentences.error(error)} <Button onClick={() => void refetch()}>{t('list.retry')}</Button>
        </p>
      )}
      {data?.entries.length === 0 && <p className="support">{t('ledger.none')}</p>}
      {data && data.entries.length > 0 && <Entries entries={data.entries} />}
    </section>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <table className="ledger">
      <thead>
        <tr className="caption">
          <th>{t('ledger.when')}</th>
          <th>{t('ledger.why')}</th>
          <th>{t('ledger.way')}</th>
          <th>{t('ledger.amount')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(({ key, at, reason, lines }) => (
          <tr key={key} title={key}>
            <td className="support no-wrap">{format.moment(at)}</td>
            <td>{t(`ledger.reason.${reason}`)}</td>
            <td>
              {waysOf(lines).map(({ from, to }) => (
                <div key={`${from}${to}`}>
                  <AccountName account={from} /> → <AccountName account={to} />
                </div>
              ))}
            </td>
            <td>
              {waysOf(lines).map(({ from, to, amount }) => (
                <div key={`${from}${to}`}>{format.money(amount)}</div>
              ))}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which account gave how much to which: one side of an entry is always a single account. */
function waysOf(lines: readonly Line[]): { from: string; to: string; amount: Fen }[] {
  const from = lines.filter(({ amount }) => amount < 0);
  const to = lines.filter(({ amount }) => amount > 0);
  return from.flatMap((giver) =>
    to.map((taker) => ({
      from: giver.account,
      to: taker.account,
      amount: fen(Math.min(-giver.amount, taker.amount)),
    })),
  );
}

function AccountName({ account }: { account: string }) {
  const { t } = useTranslation();
  const parts = account.split(':');
  const [kind = ''] = parts;
  if (kind !== 'owner') {
    const known = (['wechat', 'deposit', 'refund', 'suspense'] as const).find((name) => name === kind);
    return <span title={account}>{known ? t(`ledger.account.${known}`) : account}</span>;
  }
  const ownerId = parts.slice(1, -1).join(':');
  const owner =
    ownerId === 'hq'
      ? t('ledger.owner.hq')
      : t('ledger.owner.franchisee', { code: ownerId.replace(/^franchisee:/, '') });
  const what = parts.at(-1) === 'freight' ? 'freight' : 'sales';
  return <span title={account}>{t(`ledger.account.${what}`, { owner })}</span>;
}

/** The sum of everything, and what of the payment still waits for goods to leave. */
function Check({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const sumOf = (lines: readonly Line[]) => sumFen(lines.map(({ amount }) => fen(amount)));
  const off = sumFen(entries.map(({ lines }) => fen(Math.abs(sumOf(lines)))));
  const deposit = sumOf(
    entries.flatMap(({ lines }) => lines.filter(({ account }) => account.startsWith('deposit:'))),
  );
  return (
    <span className="row ledger__check">
      <span className="caption">{t('ledger.deposit', { amount: format.money(deposit) })}</span>
      {off === 0 ? (
        <Tag tone="positive">{t('ledger.balanced')}</Tag>
      ) : (
        <Tag tone="danger">{t('ledger.unbalanced', { amount: format.money(off) })}</Tag>
      )}
    </span>
  );
}
