import { createHash } from 'node:crypto';

/** What happened, in the order in which it happened; its digest tells whether two runs were the same run. */
export class Story {
  readonly lines: string[] = [];
  readonly #digest = createHash('sha256');

  constructor(
    private readonly beganAt: number,
    private readonly now: () => number,
  ) {}

  tell(who: string, what: string): void {
    const line = `${this.#time()} ${who}: ${what}`;
    this.#digest.update(line);
    this.lines.push(line);
  }

  /** Counts towards the digest without being told. */
  note(what: string): void {
    this.#digest.update(`${this.#time()} ${what}`);
  }

  digest(): string {
    return this.#digest.copy().digest('hex').slice(0, 16);
  }

  /** Hours, minutes, seconds and thousandths since the beginning. */
  #time(): string {
    const ms = this.now() - this.beganAt;
    const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
    const seconds = (ms / 1000) % 60;
    return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two(seconds)}.${String(ms % 1000).padStart(3, '0')}`;
  }
}
