import { MINUTE, SECOND } from '@shared/kernel/time';
import { Chance } from '../random';
import type { Actor, Step } from '../plan';
import { openIdOf } from '../world/chain';
import type { World } from '../world/world';
import { type Asking, phoneOf, valueOf } from './phone';
import { followParts } from './handing-out';

type Buying = Extract<Step, { does: 'buy' }>;
type FillingCart = Extract<Step, { does: 'fillCart' }>;
type OrderSeen = {
  status: string;
  fulfilment: { kind: string; code?: string | null; store?: { storeId: string } };
};

const address = {
  ...{ recipient: '林晓', phone: '19900000001', province: '上海市', city: '上海市', district: '静安区' },
  detail: '南京西路 100 号',
};

/** One shopper's day: fills a cart, places orders, pays for them in every way there is, shows codes at the counter. */
export class Shopper {
  readonly #openId: string;
  readonly #phone: Asking;

  constructor(
    private readonly world: World,
    private readonly actor: Actor,
  ) {
    this.#openId = openIdOf(actor.name);
    this.#phone = phoneOf(world, actor.name, this.#openId);
  }

  async live(): Promise<void> {
    for (const step of this.actor.steps) {
      await this.world.schedule.wait(step.pause);
      if (step.does === 'fillCart') await this.#fillCart(step);
      if (step.does === 'buy') await this.#buy(step);
    }
  }

  async #fillCart({ id, lines }: FillingCart): Promise<void> {
    const chance = this.#chance(id);
    for (const [at, line] of lines.entries()) {
      const input = { requestId: chance.uuid(), ...line };
      this.#rememberAdding(line);
      await this.#phone.ask('cart', 'add', input, `${this.actor.name}/${id}-${at}`);
    }
  }

  async #buy(step: Buying): Promise<void> {
    const { id, requestId, storeId, lines, fulfilment, taps } = step;
    const key = `${this.actor.name}/${id}`;
    if (fulfilment === 'delivery') {
      await this.#phone.ask('member', 'saveAddress', { addressId: 'home', address }, `${key}/address`);
    }
    const quoting = { storeId, lines, fulfilment: { kind: fulfilment } };
    const quote = valueOf(await this.#phone.ask('cart', 'quote', quoting, `${key}/quote`));
    const shownPayable = quote?.payable;
    const wish = { ...quoting, requestId, ...(shownPayable === undefined ? {} : { shownPayable }) };
    this.#remember(requestId);
    const replies = await Promise.all(
      Array.from({ length: taps }, (_, tap) => this.#phone.ask('order', 'place', wish, `${key}/tap-${tap}`)),
    );
    const orderIds = [...new Set(replies.flatMap((reply) => valueOf(reply)?.orderId ?? []))] as string[];
    for (const orderId of orderIds) this.world.knowledge.promised.add(orderId);
    if (orderIds.length > 1)
      this.world.problem('oneWishOneOrder', `${this.actor.name} was told of ${orderIds.join(' and ')}`);
    if (orderIds[0] !== undefined) await this.#goOn(step, orderIds[0], key);
    if (step.repeats) await this.#repeat(wish, orderIds[0], key);
  }

  /** The same request once more, long after: it gets the first answer. */
  async #repeat(wish: object, orderId: string | undefined, key: string): Promise<void> {
    await this.world.schedule.wait(this.#chance(`${key}/repeat`).between(SECOND, 30 * MINUTE));
    const again = valueOf(await this.#phone.ask('order', 'place', wish, `${key}/repeat`))?.orderId as string;
    if (again === undefined) return;
    this.world.knowledge.promised.add(again);
    if (orderId !== undefined && again !== orderId)
      this.world.problem(
        'oneWishOneOrder',
        `${this.actor.name} was told of ${orderId} and later of ${again}`,
      );
  }

  async #goOn(step: Buying, orderId: string, key: string): Promise<void> {
    const { schedule } = this.world;
    const chance = this.#chance(step.id);
    await schedule.wait(chance.between(0, 40 * SECOND));
    const cancelling = () =>
      this.#phone.ask('order', 'cancel', { orderId, reason: 'changedMind' }, `${key}/cancel`);
    switch (step.next) {
      case 'leave':
        return;
      case 'cancel':
        await cancelling();
        return;
      case 'payLate':
        await this.#pay(orderId, `${key}/pay`, chance.between(28 * MINUTE, 32 * MINUTE));
        break;
      case 'payTwice':
        await Promise.all(
          [1, 2].map((time) => this.#pay(orderId, `${key}/pay-${time}`, chance.between(0, 5_000))),
        );
        break;
      case 'payAndCancel':
        await Promise.all([
          this.#pay(orderId, `${key}/pay`, chance.between(0, 400)),
          schedule.wait(chance.between(0, 800)).then(cancelling),
        ]);
        break;
      case 'pay':
        await this.#pay(orderId, `${key}/pay`, chance.between(SECOND, MINUTE));
    }
    if (step.looks) await this.#phone.ask('order', 'get', { orderId, askPayment: true }, `${key}/look`);
    if (step.shows) await this.#showCode(orderId, key);
    if (step.after === 'nothing') return;
    await schedule.wait(chance.between(0, step.after === 'stopPart' ? 10 * MINUTE : 60 * MINUTE));
    await followParts(this.#phone, orderId, step.after, key);
  }

  /** Opens the payment sheet, takes a while, confirms. */
  async #pay(orderId: string, key: string, hesitation: number): Promise<void> {
    const { schedule, pay, story } = this.world;
    const sheet = valueOf(await this.#phone.ask('order', 'pay', { orderId }, key));
    if (!sheet) return;
    await schedule.wait(hesitation);
    const outcome = pay.pay(String(sheet.package).slice('prepay_id='.length), this.#openId);
    story.tell(this.actor.name, `confirms the payment of ${orderId} → ${outcome}`);
  }

  async #showCode(orderId: string, key: string): Promise<void> {
    await this.world.schedule.wait(this.#chance(`${key}/show`).between(SECOND, 10 * MINUTE));
    const order = valueOf(
      await this.#phone.ask('order', 'get', { orderId, askPayment: true }, `${key}/show`),
    );
    const { fulfilment } = (order ?? {}) as Partial<OrderSeen>;
    if (!fulfilment?.code || !fulfilment.store) return;
    this.world.knowledge.codes.push({ code: fulfilment.code, storeId: fulfilment.store.storeId });
  }

  #remember(requestId: string): void {
    const { wishes } = this.world.knowledge;
    const known = wishes.get(this.#openId) ?? new Set();
    wishes.set(this.#openId, known.add(requestId));
  }

  #rememberAdding({ skuId, quantity }: { skuId: string; quantity: number }): void {
    const { added } = this.world.knowledge;
    const key = `${this.#openId}:${skuId}`;
    added.set(key, (added.get(key) ?? 0) + quantity);
  }

  #chance(id: string): Chance {
    return new Chance(`${this.world.plan.seed}/${this.actor.name}/${id}`);
  }
}
