import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { main as cart } from '@functions/cart/index';
import { main as clock } from '@functions/clock/index';
import { main as hq } from '@functions/hq/index';
import { main as inventory } from '@functions/inventory/index';
import { main as member } from '@functions/member/index';
import { main as order } from '@functions/order/index';
import { main as payment } from '@functions/payment/index';
import type { FunctionEvent } from '@functions/_runtime/caller';
import type { StockDocument } from '@functions/_stores/stock.documents';
import type { Secrets } from '@localcloud/data-folder';
import type { CallerIdentity } from '@localcloud/services/functions/caller-identity';
import type { Problem } from '../../support/invariants';
import type { Plan } from '../plan';
import type { Plant } from '../plants';
import { Chance } from '../random';
import { chain, openingAt } from './chain';
import { ChainDatabase } from './database';
import { Faults } from './faults';
import { Instance, type Main, NoAnswer } from './instance';
import { Schedule } from './schedule';
import { standIn } from './stand-ins';
import { Story } from './story';
import { WechatPay } from './wechat-pay';

const mains = { cart, clock, hq, inventory, member, order, payment };
export type FunctionName = keyof typeof mains;

/** What actors know of each other, and what they were told; invariants compare it with what is stored. */
export type Knowledge = {
  /** Codes that shoppers showed at the counter. */
  readonly codes: { code: string; storeId: string }[];
  /** What each shopper wished for, by request id. */
  readonly wishes: Map<string, Set<string>>;
  /** Pieces that each shopper put into the cart, by openid and SKU. */
  readonly added: Map<string, number>;
  /** Orders that a shopper was told are placed. */
  readonly promised: Set<string>;
  /** Orders whose goods staff were told to hand over; more than once is too often. */
  readonly handedOver: string[];
};

/** A whole chain in this process: engine, functions, WeChat Pay, network and clock, all decided by the plan's seed. */
export class World {
  readonly schedule = new Schedule(openingAt);
  readonly story = new Story(openingAt, () => this.schedule.now());
  readonly faults: Faults;
  readonly instance: Instance;
  readonly database: ChainDatabase;
  readonly pay: WechatPay;
  readonly knowledge: Knowledge = {
    codes: [],
    wishes: new Map(),
    added: new Map(),
    promised: new Set(),
    handedOver: [],
  };
  readonly problems: Problem[] = [];
  /** Minutes from one tick of the timer to the next; 0 while days pass in which nothing is due. */
  tickEvery = 1;
  readonly #stand;
  #stockSeen = new Map<string, StockDocument>();

  constructor(
    readonly plan: Plan,
    private readonly plant: Plant,
    directory: string,
    secrets: Secrets,
  ) {
    const { schedule, story } = this;
    this.faults = new Faults(plan.seed, plan.rates, new Set(plan.muted));
    const payments = join(directory, 'payments');
    mkdirSync(payments, { recursive: true });
    this.#stand = standIn(schedule, new Chance(`ids/${plan.seed}`), (line) => this.#log(line));
    const onRestart = () => this.#stand.restartMachine();
    this.instance = new Instance({ schedule, faults: this.faults, story, onRestart }, secrets.appId);
    this.database = new ChainDatabase(join(directory, 'database'), () => schedule.now());
    this.pay = new WechatPay(payments, secrets, {
      ...{ schedule, story },
      chanceOf: (key) => this.faults.chanceOf(key),
      deliver: (path, headers, body, key) => this.#deliver({ httpMethod: 'POST', path, headers, body }, key),
    });
  }

  async open(): Promise<void> {
    const tamper = this.plant.tamper ?? ((_action, request) => request);
    this.database.connect(this.instance, tamper, ({ collectionName }) => {
      if (collectionName === 'stock') this.#watchStock();
    });
    this.pay.connect(this.instance);
    this.pay.canRefund = !this.plan.refundsFail;
    for (const [collection, documents] of Object.entries(chain))
      await this.database.insert(collection, documents);
    this.#stockSeen = this.#stock();
  }

  close(): void {
    this.#stand.restore();
    this.database.close();
    this.pay.close();
  }

  /** Runs one event in a function. Throws NoAnswer; a fault that no fault of the network explains is a problem. */
  async invoke(
    name: FunctionName,
    key: string,
    event: FunctionEvent,
    identity: CallerIdentity,
  ): Promise<unknown> {
    const bare = mains[name] as Main;
    const main = this.plant.wrap?.(name, bare) ?? bare;
    const { answer, wasFaulty } = await this.instance.invoke({ name, main, key }, event, identity);
    const { fault, statusCode } = (answer ?? {}) as { fault?: string; statusCode?: number };
    if (!wasFaulty && (fault || (statusCode !== undefined && statusCode >= 400))) {
      this.problem('noFaultOfOurOwn', `${name} ${key} answers ${JSON.stringify(answer)}`);
    }
    return answer;
  }

  /** The timer's tick. What it leaves undone, the next tick does. */
  async tick(mark: string): Promise<void> {
    const key = `timer-${this.schedule.now()}${mark}`;
    const event = { Type: 'Timer', TriggerName: 'everyMinute' };
    try {
      await this.invoke('clock', key, event, { source: 'wx_trigger' });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
    }
  }

  problem(invariant: string, detail: string): void {
    this.problems.push({ invariant, detail });
    this.story.tell('BROKEN', `${invariant}: ${detail}`);
  }

  async #deliver(event: FunctionEvent, key: string): Promise<number> {
    try {
      const answer = await this.invoke('payment', key, event, { source: '' });
      return (answer as { statusCode: number }).statusCode;
    } catch (error) {
      if (error instanceof NoAnswer) return 0;
      throw error;
    }
  }

  #stock(): Map<string, StockDocument> {
    return new Map(this.database.read<StockDocument>('stock').map((stock) => [stock._id, stock]));
  }

  /** Only a count may say that there is less than was promised; nothing else takes what is not there. */
  #watchStock(): void {
    const now = this.#stock();
    for (const [id, stock] of now) {
      const before = this.#stockSeen.get(id);
      const isTaken = before !== undefined && stock.available < before.available;
      const isCounted = before !== undefined && stock.journalSize > before.journalSize;
      if (stock.available < 0 && isTaken && !isCounted) {
        this.problem('stockNotBelowZero', `${id}: ${before.available} → ${stock.available}`);
      }
    }
    this.#stockSeen = now;
  }

  /** What functions log about their own mistakes belongs to the story. */
  #log(line: string): void {
    if (!line.startsWith('{')) return;
    const { level, action, error } = JSON.parse(line) as { level?: string; action?: string; error?: string };
    if (level === 'error') this.story.tell('log', `${action}: ${String(error).split('\n')[0]}`);
  }
}
