import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { KEPT_MESSAGES } from './limits';

export type SentMessage = {
  readonly at: number;
  readonly kind: 'subscribeMessage';
  readonly to: string;
  readonly content: Readonly<Record<string, unknown>>;
};

export type Outbox = {
  add(message: SentMessage): void;
  /** The newest, oldest first; to one person or to all. */
  read(to?: string): readonly SentMessage[];
};

/** What would have arrived on people's phones, to be looked at. One line of JSON per message in `file`. */
export function openOutbox(file: string): Outbox {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const messages = lines.flatMap((line): SentMessage[] => {
    try {
      return [JSON.parse(line) as SentMessage];
    } catch {
      return []; // The empty end, or a line that a crash cut off.
    }
  });
  return {
    add(message) {
      messages.push(message);
      if (messages.length > KEPT_MESSAGES * 2) messages.splice(0, messages.length - KEPT_MESSAGES);
      appendFileSync(file, `${JSON.stringify(message)}\n`);
    },
    read: (to) => messages.filter((message) => to === undefined || message.to === to).slice(-KEPT_MESSAGES),
  };
}
