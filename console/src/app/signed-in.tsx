import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router-dom';
import { hq } from '../api/hq';
import { session } from '../api/session';

/** The session as React state. */
export function useSession() {
  return useSyncExternalStore(session.subscribe, session.get);
}

/**
 * Shows its content to people who are signed in and sends others to the sign-in page, which brings them back.
 * On arrival the server is asked, because a session in this browser may be over there.
 */
export function SignedIn({ children }: { children: ReactNode }) {
  const current = useSession();
  const location = useLocation();
  const token = current?.token;
  useEffect(() => {
    // A fault ends the session when it must; otherwise the page's own requests report it.
    if (token) hq.me({}).catch(() => undefined);
  }, [token]);
  if (!current) {
    const back = `${location.pathname}${location.search}`;
    const search = back === '/' ? '' : `?back=${encodeURIComponent(back)}`;
    return <Navigate to={`/sign-in${search}`} replace />;
  }
  return children;
}
