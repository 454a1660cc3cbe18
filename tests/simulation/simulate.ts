import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDataFolder, type Secrets } from '@localcloud/data-folder';
import { functionEnvironment } from '@localcloud/function-environment';
import { makePlan, type Plan } from './plan';
import type { Plant } from './plants';
import { type Outcome, runPlan } from './run';
import { shrink } from './shrink';

export type Failure = {
  readonly seed: string;
  readonly invariant: string;
  readonly detail: string;
  readonly story: readonly string[];
};

export type Report = {
  runs: number;
  shopperDays: number;
  orders: number;
  faults: number;
  /** How often what happened over all runs; what never does is not proved. */
  seen: Record<string, number>;
  failures: Failure[];
};

const LONGEST_STORY = 200;

const shoppersOf = ({ actors }: Plan): number => actors.filter(({ role }) => role === 'shopper').length;

/** Settings that a function finds in its environment, without the platform's own folders. */
function setEnvironment(secrets: Secrets): void {
  const settings = Object.entries(functionEnvironment('http://127.0.0.1:9', secrets));
  const isOurs = (name: string) => /^(TENCENTCLOUD|TCB|SCF|NOTIFY|PHONE|WECHATPAY)/.test(name);
  Object.assign(process.env, Object.fromEntries(settings.filter(([name]) => isOurs(name))));
}

/** Plays seeds, one after the other; keeps count of what was played and what broke. */
export class Simulation {
  readonly report: Report = { runs: 0, shopperDays: 0, orders: 0, faults: 0, seen: {}, failures: [] };

  private constructor(
    private readonly plant: Plant,
    private readonly secrets: Secrets,
    private readonly shrinkMs: number,
  ) {}

  /** Keys for WeChat Pay are made once for all runs: no decision depends on them. A failure is made smaller for `shrinkMs`. */
  static async open(plant: Plant, shrinkMs: number): Promise<Simulation> {
    const directory = mkdtempSync(join(tmpdir(), 'yunpu-simulation-'));
    const { secrets } = await openDataFolder(directory);
    rmSync(directory, { recursive: true, force: true });
    setEnvironment(secrets);
    return new Simulation(plant, secrets, shrinkMs);
  }

  /** Plays one seed; a failure is made small and kept in the report. Answers the digest of the run as it was played. */
  async play(seed: string): Promise<{ digest: string; failure: Failure | undefined }> {
    const plan = makePlan(seed);
    const outcome = await this.#run(plan);
    this.report.runs += 1;
    this.report.shopperDays += shoppersOf(plan);
    this.report.orders += outcome.orders;
    this.report.faults += outcome.faults.length;
    for (const [what, times] of Object.entries(outcome.seen))
      this.report.seen[what] = (this.report.seen[what] ?? 0) + times;
    const failure = outcome.problem ? await this.#explain(plan, outcome) : undefined;
    if (failure) this.report.failures.push(failure);
    return { digest: outcome.digest, failure };
  }

  async #explain(plan: Plan, outcome: Outcome): Promise<Failure> {
    const limits = { budgetMs: this.shrinkMs, now: () => performance.now() };
    const small = await shrink(plan, outcome, (smaller) => this.#run(smaller), limits);
    const { problem, story } = small.outcome;
    const { invariant = '', detail = '' } = problem ?? {};
    return { seed: plan.seed, invariant, detail, story: story.slice(-LONGEST_STORY) };
  }

  #run(plan: Plan): Promise<Outcome> {
    return runPlan(plan, this.plant, this.secrets);
  }
}
