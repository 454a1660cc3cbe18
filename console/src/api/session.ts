/** Who is signed in, kept over reloads and shared between tabs. */
export type Session = { token: string; expiresAt: number; username: string; name: string };

const KEY = 'yunpu-hq-session';
const listeners = new Set<() => void>();
let current = read();
let isExpired = false;

function read(): Session | null {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? 'null') as Session | null;
    return stored && typeof stored.token === 'string' ? stored : null;
  } catch {
    return null; // Storage is off or holds something else: signing in anew repairs both.
  }
}

function tell(): void {
  for (const listener of listeners) listener();
}

export const session = {
  get: () => current,
  /** Whether the last session of this page was ended by the server, not by its person. */
  hasExpired: () => isExpired,
  begin(next: Session): void {
    current = next;
    isExpired = false;
    localStorage.setItem(KEY, JSON.stringify(next));
    tell();
  },
  end(why: 'signedOut' | 'expired'): void {
    // Several requests may hear of the same end: the first of them says why.
    if (current === null) return;
    isExpired = why === 'expired';
    current = null;
    localStorage.removeItem(KEY);
    tell();
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

// Signing out, or in as somebody else, in one tab does the same in all of them.
window.addEventListener('storage', (event) => {
  if (event.key !== KEY) return;
  current = read();
  tell();
});
