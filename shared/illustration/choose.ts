/** Seeded choices: the same words give the same numbers for ever, on every machine. */
export type Chooser = {
  /** From 0 up to, but not reaching, 1. */
  readonly number: () => number;
  readonly pick: <T>(options: readonly [T, ...T[]]) => T;
  readonly chance: (probability: number) => boolean;
  /** `value`, moved by at most `distance` either way. */
  readonly vary: (value: number, distance: number) => number;
};

/** FNV-1a to start, Mulberry32 to go on: small, fast, and even enough to draw with. */
export function chooserFor(words: string): Chooser {
  let state = 2166136261;
  for (let index = 0; index < words.length; index += 1) {
    state = Math.imul(state ^ words.charCodeAt(index), 16777619);
  }
  function number(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }
  for (let warmUp = 0; warmUp < 4; warmUp += 1) number();
  return {
    number,
    pick: (options) => options[Math.floor(number() * options.length)] ?? options[0],
    chance: (probability) => number() < probability,
    vary: (value, distance) => value + (number() - 0.5) * 2 * distance,
  };
}
