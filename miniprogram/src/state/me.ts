import { useEffect } from 'react';
import type { MeView } from '@shared/contracts/member.contract';
import { api } from '../api';
import { useQuery, type Query } from '../query/use-query';
import { rememberOwnGuide } from './own-guide';

/** Who the shopper is here: profile, addresses and, for staff, the guide they are. */
export function useMe(): Query<MeView, never> {
  const me = useQuery('me', () => api.member.me({}), { isKept: true });
  const { value } = me;
  useEffect(() => {
    if (value) rememberOwnGuide(value.guide?.guideId);
  }, [value]);
  return me;
}
