import { NoAnswer } from '../world/instance';
import type { FunctionName, World } from '../world/world';

export type Reply =
  | { ok: true; value: Record<string, unknown> }
  | { ok: false; refusal: { code: string; data: Record<string, unknown> } }
  | { fault: string };

const MOST_TRIES = 3;

export const outcomeOf = (reply: Reply | undefined): string => {
  if (!reply) return 'no answer';
  if ('fault' in reply) return reply.fault;
  return reply.ok ? 'ok' : `${reply.refusal.code} ${JSON.stringify(reply.refusal.data)}`;
};

export const valueOf = (reply: Reply | undefined): Record<string, unknown> | undefined =>
  reply && 'ok' in reply && reply.ok ? reply.value : undefined;

/** Somebody who asks functions for something, over a network that loses things, and asks again when it did. */
export class Asking {
  constructor(
    private readonly world: World,
    readonly name: string,
    private readonly send: (name: FunctionName, key: string, action: string, input: object) => Promise<Reply>,
  ) {}

  /** Asks up to three times, each time the same; undefined when no answer came. */
  async ask(name: FunctionName, action: string, input: object, key: string): Promise<Reply | undefined> {
    const { schedule, story } = this.world;
    let reply: Reply | undefined;
    for (let turn = 1; turn <= MOST_TRIES; turn += 1) {
      reply = await this.#once(name, action, input, `${key}/${action}-${turn}`);
      story.tell(this.name, `${name}.${action} ${JSON.stringify(input)} → ${outcomeOf(reply)}`);
      if (reply && !('fault' in reply)) return reply;
      await schedule.wait(1_500 * turn);
    }
    return reply && 'fault' in reply ? undefined : reply;
  }

  /** The network between the phone and the function loses questions and answers, and doubles questions. */
  async #once(name: FunctionName, action: string, input: object, key: string): Promise<Reply | undefined> {
    const { schedule, faults, story } = this.world;
    const chance = faults.chanceOf(`${key}/phone`);
    const fault = faults.at(`${key}/phone`, chance);
    if (fault) story.tell('network', `${this.name}'s ${name}.${action}: ${fault}`);
    await schedule.wait(chance.between(5, 80));
    if (fault === 'failsBefore' || fault === 'stopsBefore') return undefined;
    try {
      if (fault === 'comesTwice') {
        void this.send(name, `${key}-twin`, action, input).catch(() => undefined);
      }
      const reply = await this.send(name, key, action, input);
      await schedule.wait(chance.between(5, 80));
      return fault === 'failsAfter' ? undefined : reply;
    } catch (error) {
      if (error instanceof NoAnswer) return undefined;
      throw error;
    }
  }
}

/** A phone signed in to WeChat as somebody. */
export const phoneOf = (world: World, name: string, openId: string): Asking =>
  new Asking(world, name, async (fn, key, action, input) => {
    const answer = await world.invoke(fn, key, { action, input }, { source: 'wx_client', openId });
    return answer as Reply;
  });
