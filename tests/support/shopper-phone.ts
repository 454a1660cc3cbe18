import type { Screen } from './screens';

/** A shopper with the mall in the browser of a phone, in Chinese unless said otherwise. */
export class ShopperPhone {
  constructor(
    readonly screen: Screen,
    private readonly url: string,
    private readonly login: string,
  ) {}

  /** Opens a page of the mall by its address, as a link would. */
  async open(address = '/pages/home/index'): Promise<void> {
    await this.screen.page.goto(`${this.url}/?login=${this.login}#${address}`);
  }

  openTab(name: string): Promise<void> {
    return this.screen.see('.weui-tabbar__item', name).click();
  }

  async search(words: string): Promise<void> {
    await this.screen.see('.search-entry').click();
    await this.screen.see('.search-field input').fill(words);
    await this.screen.see('.search__go').click();
    await this.screen.see('.search__found').waitFor();
  }

  /** Opens the sheet of colours and sizes and takes a size: the one named, or the first that is there. */
  async chooseSize(size?: string): Promise<string> {
    await this.screen.see('.product__cells .cell').first().waitFor();
    await this.screen.page.locator('.product__cells .cell').filter({ visible: true }).first().click();
    const chips = this.screen.page.locator('.chip--size').filter({ visible: true });
    const chip = size ? chips.getByText(size, { exact: true }) : this.screen.page.locator('.chip--available');
    await chip.filter({ visible: true }).first().click();
    return (await this.screen.see('.chip--size.chip--on').textContent()) ?? '';
  }

  /** Pieces in this store, as the open sheet says. */
  async stockShown(): Promise<number> {
    const text = await this.screen.see('.sku-sheet__stock').textContent();
    return Number(/(\d+)\D*$/.exec(text ?? '')?.[1]);
  }

  /** Waits until the open sheet says that this store has so many pieces. */
  async seeStock(pieces: number): Promise<void> {
    await this.screen.see('.sku-sheet__stock', new RegExp(`\\D${pieces} 件`)).waitFor();
  }

  async closeSheet(): Promise<void> {
    const close = this.screen.see('.sheet__close');
    await close.click();
    await close.waitFor({ state: 'hidden' });
  }

  /** Pays in the sheet that stands in for WeChat's, and waits for the pickup code. */
  async payAndGetCode(): Promise<string> {
    await this.screen.see('.stand-in__green').click();
    const code = await this.screen.see('.pickup__code').textContent();
    return (code ?? '').replace(/\D/g, '');
  }

  /** The parameters of the page in view. */
  parameter(name: string): string {
    const [, query = ''] = new URL(this.screen.page.url()).hash.split('?');
    return new URLSearchParams(query).get(name) ?? '';
  }
}
