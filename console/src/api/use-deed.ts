import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useRef } from 'react';
import { useSentences } from '../i18n/sentence';
import { HqRefused } from './faults';
import { newRequestId } from './request-id';

type Deed<Value> = {
  /** What is wanted, as a text: wanting the same again after no answer is the same wish. */
  readonly what: string;
  readonly run: (requestId: string) => Promise<Value>;
  readonly done: (value: Value) => void;
};

/**
 * Does what somebody wants at headquarters, one thing at a time. A wish keeps its request id until it is answered, so
 * that pressing again after a lost answer does nothing twice. Lists and records named `queryKeys` are read anew.
 */
export function useDeed<Value>(queryKeys: readonly string[]) {
  const queries = useQueryClient();
  const { message } = App.useApp();
  const sentences = useSentences();
  const wish = useRef<{ what: string; id: string } | null>(null);
  const { mutate, isPending } = useMutation({
    mutationFn: ({ what, run }: Deed<Value>) => {
      if (wish.current?.what !== what) wish.current = { what, id: newRequestId() };
      return run(wish.current.id);
    },
    onSuccess: (value, { done }) => {
      wish.current = null;
      for (const key of queryKeys) void queries.invalidateQueries({ queryKey: [key] });
      done(value);
    },
    onError: (error) => {
      if (error instanceof HqRefused) {
        wish.current = null;
        for (const key of queryKeys) void queries.invalidateQueries({ queryKey: [key] });
      }
      void message.error(sentences.error(error), 6);
    },
  });
  return { act: mutate, isBusy: isPending };
}
