import { useEffect, useRef } from 'react';

/** As much of Taro as a test needs: storage in memory, requests answered by the test, pages that never hide. */
export type Reply = { readonly statusCode: number; readonly data: unknown };
export type Sent = { readonly url: string; readonly header: Record<string, string>; readonly data: string };

const storage = new Map<string, unknown>();
const state: { answer: (sent: Sent) => Reply | Promise<Reply>; readonly onShow: Set<() => void> } = {
  answer: () => ({ statusCode: 500, data: undefined }),
  onShow: new Set(),
};

export const sent: Sent[] = [];

/** Sets how the gateway answers from now on; to fail, it throws what a phone would report. */
export function answerWith(answer: (request: Sent) => Reply | Promise<Reply>): void {
  state.answer = answer;
}

export function forgetAll(): void {
  storage.clear();
  sent.length = 0;
}

/** The page comes back into view. */
export const showAgain = (): void => state.onShow.forEach((listener) => listener());

/** As Taro does: one listener per page part, the one of its last rendering. */
export function useDidShow(listener: () => void): void {
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => {
    const onShow = () => latest.current();
    state.onShow.add(onShow);
    return () => void state.onShow.delete(onShow);
  }, []);
}

export default {
  getStorageSync: (name: string) => storage.get(name) ?? '',
  setStorageSync: (name: string, value: unknown) => void storage.set(name, value),
  removeStorageSync: (name: string) => void storage.delete(name),
  getAppBaseInfo: () => ({ language: 'zh_CN' }),
  async request(request: Sent): Promise<Reply> {
    sent.push(request);
    return state.answer(request);
  },
};
