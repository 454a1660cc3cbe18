import { randomUUID } from 'node:crypto';
import type { TransferView } from '@shared/contracts/transfer.schemas';
import { ADMIN, hire, HqDesk } from './hq-desk';
import { guides, places, Shop, skus } from './shop';

export const goods = (quantity: number, skuId: string = skus.hot) => [{ skuId, quantity }];

/** The tiny chain with a guide's phone in each of its two shops and somebody at headquarters, who move goods. */
export class MovingShop {
  private constructor(
    readonly shop: Shop,
    readonly desk: HqDesk,
    /** Sessions of the guides of the two shops. */
    readonly jingan: string,
    readonly hangzhou: string,
  ) {}

  static async open(): Promise<MovingShop> {
    const shop = await Shop.open();
    const desk = new HqDesk(shop);
    await hire(shop, ADMIN.username, ADMIN.password);
    await desk.signIn();
    const [jingan, hangzhou] = [await shop.signIn('staff-jingan'), await shop.signIn('staff-hangzhou')];
    await shop.employ(jingan, guides.jingan);
    await shop.employ(hangzhou, guides.hangzhou);
    return new MovingShop(shop, desk, jingan, hangzhou);
  }

  phone(session: string, action: string, input: object): Promise<TransferView> {
    return this.shop.must(session, 'inventory', action, { requestId: randomUUID(), ...input });
  }

  phoneOutcome(session: string, action: string, input: object): Promise<string> {
    return this.shop.outcome(session, 'inventory', action, { requestId: randomUUID(), ...input });
  }

  atDesk(action: string, input: object): Promise<TransferView> {
    return this.desk.must(action, { requestId: randomUUID(), ...input });
  }

  /** Hangzhou asks Jing'an for pieces, and headquarters approves them. */
  async approvedTransfer(quantity: number, skuId: string = skus.hot): Promise<string> {
    const lines = goods(quantity, skuId);
    const { transferId } = await this.phone(this.hangzhou, 'askTransfer', { fromId: places.jingan, lines });
    await this.atDesk('approveTransfer', { transferId, lines });
    return transferId;
  }

  async shippedTransfer(quantity: number): Promise<string> {
    const transferId = await this.approvedTransfer(quantity);
    await this.phone(this.jingan, 'shipTransfer', { transferId, lines: goods(quantity) });
    return transferId;
  }

  async onHandAt(locationId: string, skuId: string = skus.hot) {
    const [figure] = await this.shop.read<{ onHand: number; inTransit: number; available: number }>('stock', {
      _id: `${locationId}:${skuId}`,
    });
    const { onHand = 0, inTransit = 0, available = 0 } = figure ?? {};
    return { onHand, inTransit, available };
  }
}
