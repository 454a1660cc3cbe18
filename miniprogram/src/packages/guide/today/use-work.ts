import { useDidHide, useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { OrderContract, Work } from '@shared/contracts/order.contract';
import type { InputOf, RefusalOf } from '@shared/contracts/contract';
import { accept, type Result } from '@shared/kernel/result';
import { MINUTE, type Millis } from '@shared/kernel/time';
import { api } from '../../../api';
import { ApiFault } from '../../../api/api-fault';
import { outdated } from '../../../api/outdated';
import { useTexts } from '../../../i18n';
import { notify } from '../../../platform/notify';
import { usePages, type Pages } from '../../../query/use-pages';
import { useQuery } from '../../../query/use-query';
import { workKey } from '../find-work';

export type RejectReason = InputOf<OrderContract['rejectPart']>['reason'];
export type Pile = 'accept' | 'prepare' | 'ready';
export const piles: readonly Pile[] = ['accept', 'prepare', 'ready'];

/** In which pile a piece of work lies; what has left the store is in none. */
export function pileOf({ stage }: Pick<Work, 'stage'>): Pile | undefined {
  if (stage === 'toAccept') return 'accept';
  if (stage === 'preparing') return 'prepare';
  return stage === 'ready' ? 'ready' : undefined;
}

/** Does something every so often while the page is in view. */
function useEvery(interval: Millis, deed: () => void): void {
  const isInView = useRef(true);
  const latest = useRef(deed);
  latest.current = deed;
  useDidShow(() => void (isInView.current = true));
  useDidHide(() => void (isInView.current = false));
  useEffect(() => {
    const timer = setInterval(() => isInView.current && latest.current(), interval);
    return () => clearInterval(timer);
  }, [interval]);
}

/** What the store has to hand out, in piles; looked for anew every minute, for a store has half an hour to answer. */
export function useWork(isStaff: boolean) {
  const work = useQuery(isStaff ? 'work' : null, () => api.order.work({}), { freshFor: 0 });
  const first = useMemo(
    () => work.value && { items: work.value.parts, nextCursor: work.value.nextCursor },
    [work.value],
  );
  const pages = usePages<Work>(
    'work',
    first,
    async (cursor) => {
      const page = await api.order.work({ cursor });
      return page.ok ? accept({ items: page.value.parts, nextCursor: page.value.nextCursor }) : page;
    },
    workKey,
  );
  useEvery(MINUTE, () => isStaff && void work.reload());
  const inPile = (pile: Pile) => pages.items.filter((part) => pileOf(part) === pile);
  return { work, pages, inPile };
}

/** So many fill a screen, and a thumb can scroll for more. */
const ENOUGH = 6;

/** A page of the list may have nothing for the pile in view: more is read until it fills the screen. */
export function useFilling({ hasMore, isLoading, fault, more }: Pages<Work>, shown: number): void {
  useEffect(() => {
    if (shown < ENOUGH && hasMore && !isLoading && !fault) more();
  }, [shown, hasMore, isLoading, fault, more]);
}

type Refusal = RefusalOf<OrderContract['acceptPart']>;

/** What staff do about a piece of work; afterwards the list is read again, whatever came of it. */
export function useWorkDeeds(reload: () => Promise<void>) {
  const { t } = useTexts('guide');
  const [busyWith, setBusyWith] = useState<string>();

  function sentence(refusal: Refusal): string {
    switch (refusal.code) {
      case 'NOT_AT_THIS_STAGE':
        return t(refusal.data.stage === 'cancelled' ? 'moved.cancelled' : 'moved.on');
      case 'ORDER_NOT_FOUND':
        return t('moved.away');
      case 'NOT_STORE_STAFF':
        return t('refused.NOT_STORE_STAFF');
      default:
        return outdated(refusal);
    }
  }

  async function act(part: Work, deed: Promise<Result<unknown, Refusal>>, done: string): Promise<void> {
    setBusyWith(workKey(part));
    try {
      const answer = await deed;
      notify(answer.ok ? done : sentence(answer.refusal));
      await reload();
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      notify(t('notDone'));
    } finally {
      setBusyWith(undefined);
    }
  }
  const ofPart = ({ orderId, n }: Work) => ({ orderId, n });
  return {
    busyWith,
    accept: (part: Work) => act(part, api.order.acceptPart(ofPart(part)), t('accepted')),
    reject: (part: Work, reason: RejectReason) =>
      act(part, api.order.rejectPart({ ...ofPart(part), reason }), t('rejected')),
    ready: (part: Work) => act(part, api.order.readyPart(ofPart(part)), t('readied')),
  };
}
