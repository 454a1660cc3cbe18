import { CloudError } from '../../cloud-error';
import type { Engine } from '../../engine/engine';
import { LockedByTransaction, type Session } from '../../engine/transaction/sessions';

/**
 * Does one write, and waits while a transaction holds its document: plain writes block, as on the service. Throws
 * DATABASE_TIMEOUT in the end, which also frees a transaction whose own callback waits here (`where().update()`
 * inside a transaction runs outside of it). Answers at once, without a promise, when nothing is in the way.
 */
export function patiently(engine: Engine, session: Session, write: () => void): Promise<void> | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    if (!(error instanceof LockedByTransaction) || session !== engine.transactions.plain) throw error;
    return afterRelease(engine, error, write);
  }
}

async function afterRelease(engine: Engine, first: LockedByTransaction, write: () => void): Promise<void> {
  const end = performance.now() + engine.lockWaitMs;
  let locked = first;
  for (;;) {
    await releasedBy(locked, end - performance.now());
    try {
      write();
      return;
    } catch (error) {
      if (!(error instanceof LockedByTransaction)) throw error;
      locked = error;
    }
  }
}

async function releasedBy({ released }: LockedByTransaction, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(
          new CloudError('DATABASE_TIMEOUT', 'waited too long for a transaction that holds the document'),
        ),
      Math.max(0, milliseconds),
    );
  });
  try {
    await Promise.race([released, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
