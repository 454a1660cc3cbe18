import { Chance } from '../random';

/** What can happen to one call over the network, besides nothing. `stop…` ends the whole process at that call. */
export const faultKinds = [
  'failsBefore',
  'failsAfter',
  'comesTwice',
  'isSlow',
  'comesLate',
  'stopsBefore',
  'stopsAfter',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How probable each kind is at one call. */
export type FaultRates = Readonly<Record<FaultKind, number>>;

export const noFaults: FaultRates = {
  failsBefore: 0,
  failsAfter: 0,
  comesTwice: 0,
  isSlow: 0,
  comesLate: 0,
  stopsBefore: 0,
  stopsAfter: 0,
};

/** Decides what happens at a call by the call's own name, so that taking one fault away leaves the others. */
export class Faults {
  readonly injected: { key: string; kind: FaultKind }[] = [];
  isOn = true;

  constructor(
    private readonly seed: string,
    private readonly rates: FaultRates,
    private readonly muted: ReadonlySet<string>,
  ) {}

  /** The stream of chance that belongs to this call. */
  chanceOf(key: string): Chance {
    return new Chance(`${this.seed}/${key}`);
  }

  at(key: string, chance: Chance): FaultKind | undefined {
    let roll = chance.next();
    if (!this.isOn || this.muted.has(key)) return undefined;
    for (const kind of faultKinds) {
      roll -= this.rates[kind];
      if (roll >= 0) continue;
      this.injected.push({ key, kind });
      return kind;
    }
    return undefined;
  }
}
