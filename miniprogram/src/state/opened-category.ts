import { createExternalStore, useExternalStore } from './external-store';

// A tab cannot be opened with parameters, so what to show there is said here.
const opened = createExternalStore<string | undefined>(undefined);

/** Says which category the category tab shows when it is opened next. */
export const openCategory = (categoryId: string): void => opened.set(categoryId);

export const useOpenedCategory = (): string | undefined => useExternalStore(opened);
