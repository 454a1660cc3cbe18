import { openEventLog } from './event-log';
import { KEPT_MESSAGES } from './limits';

export type SentMessage = {
  readonly at: number;
  /** Sent by us to somebody who had agreed; sent by WeChat when goods were shipped. */
  readonly kind: 'subscribeMessage' | 'shipping';
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
  const log = openEventLog<SentMessage>(file);
  const messages = log.read();
  return {
    add(message) {
      messages.push(message);
      if (messages.length > KEPT_MESSAGES * 2) messages.splice(0, messages.length - KEPT_MESSAGES);
      log.append(message);
    },
    read: (to) => messages.filter((message) => to === undefined || message.to === to).slice(-KEPT_MESSAGES),
  };
}
