import type { Fen } from '@shared/kernel/money';
import { createExternalStore } from '../state/external-store';

/** What WeChat would ask in a sheet of its own and a browser cannot. */
export type StandInQuestion =
  { readonly kind: 'payment'; readonly payable: Fen; readonly payee: string } | { readonly kind: 'phone' };

/** The question that is open now; `answer(undefined)` declines it. */
export type OpenQuestion = { readonly question: StandInQuestion; answer(value: string | undefined): void };

export const openQuestion = createExternalStore<OpenQuestion | undefined>(undefined);

/** Asks by a sheet on the page in view; resolves to the answer, or `undefined` when it was declined. */
export function askStandIn(question: StandInQuestion): Promise<string | undefined> {
  openQuestion.get()?.answer(undefined);
  return new Promise((resolve) =>
    openQuestion.set({
      question,
      answer(value) {
        openQuestion.set(undefined);
        resolve(value);
      },
    }),
  );
}
