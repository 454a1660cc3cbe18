/** @jest-environment jsdom */
import { afterEach, describe, expect, it } from '@jest/globals';
import { QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import { makeQueryClient } from '../../console/src/api/query-client';
import type { LoadPage, Page } from '../../console/src/components/list/page';
import { Pager } from '../../console/src/components/list/pager';
import { useList } from '../../console/src/components/list/use-list';
import { useListAddress } from '../../console/src/components/list/use-list-address';
import { mount, named, press, until } from './mount';

const filters = ['status'] as const;
let asked: (string | undefined)[] = [];
let unmount = async () => {};
afterEach(() => unmount());

/** Seven pages of one row each; cursors are names, not numbers, as the server's are. */
const load: LoadPage<Page<string>> = async ({ cursor }) => {
  asked.push(cursor);
  const at = cursor ? Number(cursor.slice(1)) : 0;
  return { rows: [`row ${at}`], total: 7, nextCursor: at < 6 ? `c${at + 1}` : null };
};

function Rows() {
  const address = useListAddress(filters);
  const { page } = useList('rows', address, load);
  return (
    <>
      <output>{page?.rows.join()}</output>
      <button onClick={() => address.setFilters({ status: 'paid' })}>filter</button>
      <button onClick={() => address.open('x')}>open</button>
      <button onClick={() => address.open(null)}>close</button>
      <Pager address={address} nextCursor={page?.nextCursor ?? null} />
    </>
  );
}

async function start(address = '/rows') {
  asked = [];
  const router = createMemoryRouter([{ path: '/rows', element: <Rows /> }], { initialEntries: [address] });
  unmount = await mount(
    <QueryClientProvider client={makeQueryClient()}>
      <RouterProvider router={router} future={{ v7_startTransition: true }} />
    </QueryClientProvider>,
    'en',
  );
  await shows('row 0');
  return router;
}

const shows = (row: string) =>
  until(`showing ${row}`, () => document.querySelector('output')?.textContent === row);
const isDisabled = (label: string) => (named('button', label) as HTMLButtonElement).disabled;

describe('turning the pages of a list', () => {
  it('goes forth by the cursor of each page and back by the ones it kept', async () => {
    await start();
    expect(isDisabled('Previous page')).toBe(true);
    await press(named('button', 'Next page'));
    await shows('row 1');
    await press(named('button', 'Next page'));
    await shows('row 2');
    expect(asked).toEqual([undefined, 'c1', 'c2']);
    await press(named('button', 'Previous page'));
    await shows('row 1');
    await press(named('button', 'Previous page'));
    await shows('row 0');
    expect(isDisabled('Previous page')).toBe(true);
  });

  it('cannot go beyond the last page', async () => {
    await start();
    for (const row of ['row 1', 'row 2', 'row 3', 'row 4', 'row 5', 'row 6']) {
      await press(named('button', 'Next page'));
      await shows(row);
    }
    expect(isDisabled('Next page')).toBe(true);
  });

  it('starts again when a filter changes', async () => {
    const router = await start();
    await press(named('button', 'Next page'));
    await shows('row 1');
    await press(named('button', 'filter'));
    await shows('row 0');
    expect(router.state.location.search).toBe('?status=paid');
    expect(isDisabled('Previous page')).toBe(true);
  });

  it('stays on its page while a row is open', async () => {
    const router = await start();
    await press(named('button', 'Next page'));
    await shows('row 1');
    await press(named('button', 'open'));
    expect(router.state.location.search).toBe('?open=x');
    await press(named('button', 'close'));
    await shows('row 1');
  });

  it('is turned back by the back button of the browser', async () => {
    const router = await start();
    await press(named('button', 'Next page'));
    await shows('row 1');
    await act(() => router.navigate(-1));
    await shows('row 0');
  });
});
