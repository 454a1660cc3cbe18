/** @jest-environment jsdom */
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { accept, refuse, type Result } from '@shared/kernel/result';

(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;

import { ApiFault } from '../../miniprogram/src/api/api-fault';
import { usePages, type PageOf, type Pages } from '../../miniprogram/src/query/use-pages';
import { useQuery, type Query } from '../../miniprogram/src/query/use-query';
import Taro, { forgetAll, showAgain } from './taro-double';

type Answer = Result<string, { code: 'GONE' }>;
const offline = () => Promise.reject(new ApiFault('offline', 'x', 'N-1'));

/** Renders a hook and answers what it returned last. */
async function running<Value>(useIt: () => Value): Promise<{ now: () => Value; end: () => Promise<void> }> {
  let latest: Value;
  function Probe() {
    latest = useIt();
    return null;
  }
  const root = createRoot(document.createElement('div'));
  await act(async () => root.render(<Probe />));
  return { now: () => latest, end: () => act(async () => root.unmount()) };
}

const asked = (key: string, load: () => Promise<Answer>, options = {}) =>
  running<Query<string, { code: 'GONE' }>>(() => useQuery(key, load, options));

describe('reading for a page', () => {
  let clock = 1_000_000;
  beforeEach(() => {
    forgetAll();
    clock += 3_600_000;
    jest.spyOn(Date, 'now').mockImplementation(() => clock);
  });

  it('shows the answer and when it came', async () => {
    const page = await asked('a', async () => accept('fresh'));
    expect(page.now()).toMatchObject({ value: 'fresh', at: clock, isLoading: false, isStale: false });
  });

  it('is loading while there is nothing to show', async () => {
    const page = await asked('b', () => new Promise(() => undefined));
    expect(page.now()).toMatchObject({ value: undefined, isLoading: true });
  });

  it('says no as a refusal', async () => {
    const page = await asked('c', async () => refuse({ code: 'GONE' }));
    expect(page.now()).toMatchObject({ value: undefined, refusal: { code: 'GONE' }, fault: undefined });
  });

  it('shows the last answer with its age when the network is gone', async () => {
    const first = await asked('d', async () => accept('yesterday'));
    const came = clock;
    await first.end();
    clock += 86_400_000;
    const again = await asked('d', offline);
    expect(again.now()).toMatchObject({ value: 'yesterday', at: came, isStale: true, isLoading: false });
  });

  it('is a fault when the network is gone and nothing was kept', async () => {
    const page = await asked('e', offline);
    expect(page.now()).toMatchObject({ value: undefined, fault: { kind: 'offline' }, isStale: false });
  });

  it('does not show what an older version of the mall kept', async () => {
    Taro.setStorageSync('yunpu.answer.g', JSON.stringify({ value: 'old shape', at: clock }));
    const page = await asked('g', offline, { isKept: true });
    expect(page.now()).toMatchObject({ value: undefined, fault: { kind: 'offline' } });
  });

  it('asks again when the page is shown again, but not within the time it is fresh for', async () => {
    const load = jest.fn(async (): Promise<Answer> => accept('x'));
    await asked('f', load, { freshFor: 15_000 });
    clock += 14_000;
    await act(async () => showAgain());
    expect(load).toHaveBeenCalledTimes(1);
    clock += 2_000;
    await act(async () => showAgain());
    expect(load).toHaveBeenCalledTimes(2);
  });
});

describe('a list, page by page', () => {
  const first: PageOf<string> = { items: ['a', 'b'], nextCursor: '2' };

  it('adds what follows, once, and each item once', async () => {
    const load = jest.fn(async (cursor: string) =>
      accept<PageOf<string>>(cursor === '2' ? { items: ['b', 'c'], nextCursor: null } : first),
    );
    const list = await running<Pages<string>>(() => usePages('k', first, load, (item) => item));
    await act(async () => {
      list.now().more();
      list.now().more();
    });
    expect(list.now()).toMatchObject({ items: ['a', 'b', 'c'], hasMore: false });
    expect(load).toHaveBeenCalledTimes(1);
  });

  it('keeps what there is when a page fails, and tries that page again', async () => {
    let isOffline = true;
    const load = async () =>
      isOffline ? offline() : accept<PageOf<string>>({ items: ['c'], nextCursor: null });
    const list = await running<Pages<string>>(() => usePages('k', first, load, (item) => item));
    await act(async () => list.now().more());
    expect(list.now()).toMatchObject({ items: ['a', 'b'], hasMore: true, fault: { kind: 'offline' } });
    isOffline = false;
    await act(async () => list.now().more());
    expect(list.now().items).toEqual(['a', 'b', 'c']);
  });
});
