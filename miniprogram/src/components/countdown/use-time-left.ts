import { useEffect, useState } from 'react';
import { SECOND, type Millis } from '@shared/kernel/time';

/**
 * Time left until `end`, by the server's clock: `asOf` is the server's moment of the answer that named `end`, so a
 * phone with a wrong clock counts right. Zero when it is over.
 */
export function useTimeLeft(end: Millis | undefined, asOf: Millis | undefined): Millis {
  const [passed, setPassed] = useState(0);
  useEffect(() => {
    const startedAt = Date.now();
    setPassed(0);
    const timer = setInterval(() => setPassed(Date.now() - startedAt), SECOND);
    return () => clearInterval(timer);
  }, [end, asOf]);
  if (end === undefined || asOf === undefined) return 0;
  return Math.max(0, end - asOf - passed);
}

/** "29:05". */
export function minuteText(left: Millis): string {
  const seconds = Math.ceil(left / SECOND);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}
