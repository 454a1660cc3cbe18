import { useEffect, useState } from 'react';
import { api } from '../api';
import { ApiFault } from '../api/api-fault';
import { knownPlace } from '../platform/location';
import { suggestStore, useCurrentStore } from './current-store';

/**
 * The store a page shows when it is opened directly: the shopper's own choice, else the one of the shared card,
 * else the first that sells. `undefined` while it is being found.
 */
export function useStoreId(ofCard: string | undefined): {
  readonly storeId: string | undefined;
  readonly fault: ApiFault | undefined;
  retry(): void;
} {
  const current = useCurrentStore();
  const [attempt, setAttempt] = useState(0);
  const [fault, setFault] = useState<ApiFault>();
  const storeId = (current?.isChosen ? undefined : ofCard) ?? current?.store.storeId;

  useEffect(() => {
    if (storeId) return;
    const location = knownPlace();
    api.catalog.home(location ? { location } : {}).then(
      (answer) => {
        setFault(answer.ok ? undefined : new ApiFault('server', 'catalog.home', answer.refusal.code));
        if (answer.ok) suggestStore(answer.value.store);
      },
      (error: unknown) => {
        if (!(error instanceof ApiFault)) throw error;
        setFault(error);
      },
    );
  }, [storeId, attempt]);

  return { storeId, fault, retry: () => setAttempt((count) => count + 1) };
}
