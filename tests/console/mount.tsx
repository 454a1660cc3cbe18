import { jest } from '@jest/globals';
import { act, type ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { startI18n } from '../../console/src/i18n/i18n';
import type { ConsoleLanguage } from '../../console/src/i18n/language';

// What the libraries ask of a browser and jsdom does not have.
Object.assign(globalThis, {
  IS_REACT_ACT_ENVIRONMENT: true,
  Request: class {
    readonly method = 'GET';
    readonly signal: AbortSignal | undefined;
    constructor(
      readonly url: string,
      options: { signal?: AbortSignal } = {},
    ) {
      this.signal = options.signal;
    }
  },
  ResizeObserver: class {
    observe = jest.fn();
    unobserve = jest.fn();
    disconnect = jest.fn();
  },
  matchMedia: () => ({ matches: false, addListener: jest.fn(), removeListener: jest.fn() }),
});

/** Shows an element in a language; answers how to take it away. */
export async function mount(element: ReactElement, language: ConsoleLanguage): Promise<() => Promise<void>> {
  const place = document.createElement('div');
  document.body.replaceChildren(place);
  const root = createRoot(place);
  await act(async () => root.render(<I18nextProvider i18n={startI18n(language)}>{element}</I18nextProvider>));
  return () => act(async () => root.unmount());
}

/** Lets what is under way happen until `isSo`, and fails after two seconds. */
export async function until(what: string, isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (isSo()) return;
    await act(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
  }
  throw new Error(`${what} did not happen; the page shows: ${document.body.textContent?.slice(0, 600)}`);
}

/** The one element that a person would name so, by its visible or spoken label. */
export function named(selector: string, label: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>(selector)].find(
    (element) => element.textContent?.trim() === label || element.getAttribute('aria-label') === label,
  );
  if (!found) throw new Error(`no ${selector} is called ${label}`);
  return found;
}

export const press = (element: HTMLElement): Promise<void> => act(async () => element.click());
