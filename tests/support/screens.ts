import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core';
import { chromiumFlags, ensureChromium } from '@config/chromium';

const pictures = join('.artifacts', 'screenshots');
const patience = 20_000;
const sizes = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } };

/** Characters of Chinese script and its own punctuation. */
const chinese = /[\u3000-\u303f\u3400-\u9fff\uff01-\uff0f\uff1a-\uff20]/;

/* What the functions below find in the page they run in; the tests themselves have no DOM. */
type PageElement = {
  closest(selector: string): unknown;
  checkVisibility(options: object): boolean;
  getAttribute(name: string): string | null;
  getBoundingClientRect(): { readonly top: number; readonly bottom: number; readonly width: number };
  readonly childNodes: Iterable<{ readonly nodeType: number; readonly textContent: string | null }>;
};
declare const document: {
  readonly title: string;
  readonly fonts: { readonly ready: Promise<unknown> };
  readonly images: Iterable<{ readonly complete: boolean }>;
  querySelectorAll(selector: string): Iterable<PageElement>;
};
declare const innerHeight: number;
declare const navigator: { readonly clipboard: { readText(): Promise<string> } };

/** One browser for a test file; every screen in it is somebody else's device. */
export class Screens {
  private constructor(private readonly browser: Browser) {}

  static async open(): Promise<Screens> {
    mkdirSync(pictures, { recursive: true });
    const executablePath = ensureChromium(() => undefined);
    return new Screens(await chromium.launch({ executablePath, args: [...chromiumFlags] }));
  }

  async person(kind: keyof typeof sizes): Promise<Screen> {
    const context = await this.browser.newContext({
      viewport: sizes[kind],
      deviceScaleFactor: kind === 'phone' ? 2 : 1,
      hasTouch: kind === 'phone',
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    context.setDefaultTimeout(patience);
    return new Screen(context, await context.newPage());
  }

  close(): Promise<void> {
    return this.browser.close();
  }
}

/** A device in somebody's hands, and everything that went wrong on it. */
export class Screen {
  /** Errors on the console, and requests that failed: there should be none, ever. */
  readonly complaints: string[] = [];
  private isOffline = false;

  constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    const complain = (what: string) => !this.isOffline && this.complaints.push(what);
    page.on('console', (message) => message.type() === 'error' && complain(`console: ${message.text()}`));
    page.on('pageerror', (error) => complain(`page: ${error.message}`));
    page.on('response', (answer) => answer.status() >= 400 && complain(`${answer.status()} ${answer.url()}`));
    page.on('requestfailed', (request) => {
      const why = request.failure()?.errorText ?? '';
      // What a page that is left had still asked for.
      if (why !== 'net::ERR_ABORTED') complain(`${why} ${request.url()}`);
    });
  }

  /** What matches and can be seen; the last, for pages and sheets lie on top of those before them. */
  see(selector: string, hasText?: string | RegExp): Locator {
    const found = this.page.locator(selector).filter({ visible: true });
    return (hasText === undefined ? found : found.filter({ hasText })).last();
  }

  text(text: string | RegExp): Locator {
    return this.page.getByText(text, { exact: true }).filter({ visible: true }).last();
  }

  tap(text: string | RegExp): Promise<void> {
    return this.text(text).click();
  }

  async shot(name: string): Promise<void> {
    // A picture in view that never comes is a fault of the page, and ends the test.
    await this.page.waitForFunction(() =>
      [...document.querySelectorAll('.picture--loading')].every((picture) => {
        const { top, bottom, width } = picture.getBoundingClientRect();
        return width === 0 || bottom < 0 || top > innerHeight;
      }),
    );
    await this.page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    await this.page.evaluate(() => document.fonts.ready.then(() => undefined));
    await this.page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
  }

  async goOffline(): Promise<void> {
    this.isOffline = true;
    await this.context.setOffline(true);
  }

  async goOnline(): Promise<void> {
    await this.context.setOffline(false);
    this.isOffline = false;
  }

  /** As if this much time had gone by on the device. */
  async later(minutes: number): Promise<void> {
    await this.page.clock.setSystemTime(new Date(Date.now() + minutes * 60_000));
  }

  /** What the page has put on the clipboard. */
  async copied(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /**
   * Pieces of Chinese that can be seen or are read out, apart from what lies under `except`: the switch to the other
   * language, which is named in it, and what a person has written.
   */
  async chineseTexts(except: string): Promise<string[]> {
    const texts = await this.page.evaluate((left) => {
      const found: string[] = [document.title];
      for (const element of document.querySelectorAll('body *')) {
        if (element.closest(left) || !element.checkVisibility({ visibilityProperty: true })) continue;
        const said = ['aria-label', 'placeholder', 'alt', 'title'].map((name) => element.getAttribute(name));
        const written = [...element.childNodes]
          .filter(({ nodeType }) => nodeType === 3)
          .map(({ textContent }) => textContent);
        found.push(...[...said, ...written].map((text) => text ?? ''));
      }
      return found;
    }, except);
    return [...new Set(texts.map((text) => text.trim()).filter((text) => chinese.test(text)))];
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
