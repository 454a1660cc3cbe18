import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/**
 * A file of one JSON value per line that only grows: what WeChat remembers besides money. `read` answers what an
 * earlier process wrote; a line that a crash cut off is left out.
 */
export function openEventLog<Event>(file: string) {
  return {
    read(): Event[] {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
      return lines.flatMap((line): Event[] => {
        try {
          return [JSON.parse(line) as Event];
        } catch {
          return [];
        }
      });
    },
    append(event: Event): void {
      appendFileSync(file, `${JSON.stringify(event)}\n`);
    },
  };
}
