import { QueryClient } from '@tanstack/react-query';
import { HqFault } from './faults';

/** Reads are repeated once when the way to the server failed; an answer, even an unwelcome one, is not asked twice. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 1 && error instanceof HqFault && error.code === 'UNREACHABLE',
        retryDelay: 800,
      },
    },
  });
}
