import { createExternalStore, useExternalStore } from './external-store';

/** The address picked for the order in hand; without one the default counts. */
export const chosenAddressId = createExternalStore<string | undefined>(undefined);

export const useChosenAddressId = (): string | undefined => useExternalStore(chosenAddressId);
