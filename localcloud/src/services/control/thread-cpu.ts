import { existsSync, readdirSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const TICK_MS = 10;

/**
 * CPU time of the main thread (gateway and engine) and of all other threads (functions, compression, signatures),
 * in milliseconds since the start. Undefined where the system does not tell.
 */
export function threadCpu(): { mainMs: number; otherMs: number } | undefined {
  const tasks = '/proc/self/task';
  if (!existsSync(tasks)) return undefined;
  let mainMs = 0;
  let otherMs = 0;
  for (const task of readdirSync(tasks)) {
    try {
      const text = readFileSync(`${tasks}/${task}/stat`, 'utf8');
      // The name may hold spaces; the numbers begin after its closing parenthesis with the state.
      const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
      const ms = (Number(fields[11]) + Number(fields[12])) * TICK_MS;
      if (Number(task) === process.pid) mainMs += ms;
      else otherMs += ms;
    } catch {
      // A thread may end between listing and reading.
    }
  }
  return { mainMs, otherMs };
}
