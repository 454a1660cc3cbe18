import { useDidShow } from '@tarojs/taro';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Result } from '@shared/kernel/result';
import { SECOND, type Millis } from '@shared/kernel/time';
import { ApiFault } from '../api/api-fault';
import { isFresh, lastAnswer, rememberAnswer } from './query-cache';

export type Query<Value, Refusal> = {
  /** The newest answer we have, from the server or kept. */
  readonly value: Value | undefined;
  readonly refusal: Refusal | undefined;
  readonly fault: ApiFault | undefined;
  /** When `value` came from the server. */
  readonly at: Millis | undefined;
  /** Nothing to show yet. */
  readonly isLoading: boolean;
  readonly isRefreshing: boolean;
  /** What is shown is old: the last try to renew it failed. */
  readonly isStale: boolean;
  /** Asks again; resolves when the answer or the fault is there. */
  reload(): Promise<void>;
  /** Shows this answer, for example the one a command brought back. */
  replace(value: Value): void;
};

type State<Value, Refusal> = {
  key: string | null;
  value?: Value;
  at?: Millis;
  refusal?: Refusal;
  fault?: ApiFault;
  isBusy: boolean;
};

type Options = {
  /** Also kept on the phone, to be shown with its age when there is no network. */
  readonly isKept?: boolean;
  /** An answer this young is not asked for again when the page is shown again. */
  readonly freshFor?: Millis;
};

function startOf<Value, Refusal>(key: string | null): State<Value, Refusal> {
  const entry = key === null ? undefined : lastAnswer(key);
  return { key, value: entry?.value as Value | undefined, at: entry?.at, isBusy: key !== null };
}

/**
 * Reads something for a page: shows the last answer at once and renews it. `key` names the answer (with its
 * parameters); `null` waits. Refusals and faults are states of the page, never thrown.
 */
export function useQuery<Value, Refusal>(
  key: string | null,
  load: () => Promise<Result<Value, Refusal>>,
  { isKept = false, freshFor = 15 * SECOND }: Options = {},
): Query<Value, Refusal> {
  const [state, setState] = useState(() => startOf<Value, Refusal>(key));
  const shown = state.key === key ? state : startOf<Value, Refusal>(key);
  const latest = useRef({ key, load, at: shown.at });
  latest.current = { key, load, at: shown.at };

  const reload = useCallback(async () => {
    const asked = latest.current.key;
    if (asked === null) return;
    // An answer for another key, or for a page that has moved on, is remembered but not shown.
    const update = (next: Partial<State<Value, Refusal>>) =>
      latest.current.key === asked &&
      setState((now) => ({ ...(now.key === asked ? now : startOf<Value, Refusal>(asked)), ...next }));
    update({ isBusy: true });
    try {
      const answer = await latest.current.load();
      const at = Date.now();
      if (answer.ok) {
        rememberAnswer(asked, { value: answer.value, at }, isKept);
        update({ value: answer.value, at, refusal: undefined, fault: undefined, isBusy: false });
      } else {
        update({ refusal: answer.refusal, fault: undefined, isBusy: false });
      }
    } catch (error) {
      if (!(error instanceof ApiFault)) throw error;
      update({ fault: error, isBusy: false });
    }
  }, [isKept]);

  useEffect(() => {
    const entry = key === null ? undefined : lastAnswer(key);
    if (entry && isFresh(entry.at, freshFor, Date.now())) setState({ ...startOf(key), isBusy: false });
    else void reload();
  }, [key, freshFor, reload]);

  useDidShow(() => {
    const { at } = latest.current;
    if (at !== undefined && !isFresh(at, freshFor, Date.now())) void reload();
  });

  const replace = useCallback(
    (value: Value) => {
      const { key: named } = latest.current;
      if (named === null) return;
      const at = Date.now();
      rememberAnswer(named, { value, at }, isKept);
      setState({ key: named, value, at, isBusy: false });
    },
    [isKept],
  );

  return {
    value: shown.value,
    refusal: shown.refusal,
    fault: shown.fault,
    at: shown.at,
    isLoading: shown.isBusy && shown.value === undefined && !shown.refusal,
    isRefreshing: shown.isBusy,
    isStale: shown.fault !== undefined && shown.value !== undefined,
    reload,
    replace,
  };
}
