import { join } from 'node:path';
import { jest } from '@jest/globals';
import simulate from 'miniprogram-simulate';
import { launch, weChat } from './wechat-platform';

/*
 * Runs the compiled mini-program (dist/weapp) under miniprogram-simulate, which knows components but neither App nor
 * Page: App is captured, and a page becomes a component with the page's life cycle called by hand.
 */

type Page = { append(child: object): void; textContent: string | null; innerHTML: string };
declare const document: { createElement(tag: string): Page; body: Page };

type PageConfig = Record<string, unknown>;
type PageInstance = Record<string, (...parameters: unknown[]) => unknown> & {
  options?: object;
  route?: string;
};

type RenderedNode = {
  readonly dom?: { readonly textContent: string | null };
  dispatchEvent(name: string, options?: object): void;
};
type Rendered = {
  instance: PageInstance;
  attach(parent: Page): void;
  querySelectorAll(selector: string): RenderedNode[];
};

/** Waits for a condition instead of sleeping. */
export async function until<Value>(look: () => Value | Promise<Value>, ms = 8_000): Promise<Value> {
  for (const deadline = Date.now() + ms; ;) {
    try {
      return await look();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await simulate.sleep(20);
    }
  }
}

/** A page in view: what it says, and what a thumb can do to it. */
export class OpenPage {
  constructor(
    private readonly path: string,
    private readonly rendered: Rendered,
    private readonly host: Page,
  ) {}

  text(): string {
    return this.host.textContent ?? '';
  }

  /** Waits until the page says this. */
  says(words: string | RegExp): Promise<string> {
    return until(() => {
      const text = this.text();
      if (typeof words === 'string' ? text.includes(words) : words.test(text)) return text;
      throw new Error(`${this.path} does not say ${words}; it says: ${text}`);
    });
  }

  /** Fires an event on the first of these nodes, once it is there, or on the first with this text. */
  async fire(event: string, selector: string, text = '', detail: object = {}): Promise<void> {
    const node = await until(() => {
      const nodes = this.rendered.querySelectorAll(selector);
      const found = nodes.find(({ dom }) => dom?.textContent?.includes(text));
      if (!found) throw new Error(`${this.path} has no ${selector} ${text}; it says: ${this.text()}`);
      return found;
    });
    node.dispatchEvent(event, { detail });
  }

  /** Waits until nothing on the page is like this any more. */
  lacks(selector: string): Promise<void> {
    return until(() => {
      if (this.rendered.querySelectorAll(selector).length > 0)
        throw new Error(`${this.path} still has ${selector}; it says: ${this.text()}`);
    });
  }

  tap(selector: string, text?: string): Promise<void> {
    return this.fire('tap', selector, text);
  }

  /** What WeChat would send when the page is shared from its menu. */
  share(): { title?: string; path?: string; imageUrl?: string } {
    return this.rendered.instance.onShareAppMessage!({ from: 'menu' }) as object;
  }
}

export class CompiledMiniProgram {
  /** Every address that a page opened, in order. */
  readonly visited: string[] = [];
  private readonly stack: PageInstance[] = [];
  private app: PageInstance | undefined;

  constructor(
    private readonly directory: string,
    platform: Record<string, unknown>,
  ) {
    const surroundings = globalThis as unknown as Record<string, unknown>;
    Object.assign(surroundings.wx as object, weChat(platform, this.visited));
    surroundings.App = (app: PageInstance) => (this.app = app);
    surroundings.getApp = () => this.app;
    surroundings.getCurrentPages = () => this.stack;
    surroundings.Page = (config: PageConfig) => this.register(config);
  }

  private register(config: PageConfig): void {
    const methods: Record<string, unknown> = {};
    const fields: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(config)) {
      if (key === 'data') continue;
      if (typeof value === 'function') methods[key] = value;
      else fields[key] = value;
    }
    const { Component } = globalThis as unknown as { Component: (definition: object) => void };
    Component({
      data: config.data ?? {},
      methods,
      options: { classPrefix: '', styleIsolation: 'apply-shared' },
      lifetimes: {
        created(this: object) {
          Object.assign(this, fields);
        },
      },
    });
  }

  start(): void {
    this.stack.length = 0;
    delete (globalThis as unknown as { wx: Record<string, unknown> }).wx.webpackJsonp;
    jest.resetModules();
    require(join(this.directory, 'app.js'));
    this.app!.onLaunch!(launch);
    this.app!.onShow?.(launch);
  }

  /** Opens a page by an address as pages write it: "/pages/product/index?productId=…". */
  open(address: string): OpenPage {
    const [path = '', search = ''] = address.replace(/^\//, '').split('?');
    const query = Object.fromEntries(new URLSearchParams(search));
    const id = simulate.load(join(this.directory, path), 'page', {
      rootPath: this.directory,
      compiler: 'official',
    });
    const rendered = simulate.render(id) as unknown as Rendered;
    const page = rendered.instance;
    Object.assign(page, { route: path, __route__: path, options: query });
    this.stack.at(-1)?.onHide?.();
    this.stack.push(page);
    const host = document.createElement('div');
    document.body.append(host);
    page.onLoad!(query);
    rendered.attach(host);
    page.onShow?.();
    page.onReady?.();
    return new OpenPage(path, rendered, host);
  }

  /** The address that was opened last, once there is one that fits. */
  async next(pattern: RegExp): Promise<string> {
    return until(() => {
      const address = this.visited.at(-1) ?? '';
      if (!pattern.test(address)) throw new Error(`the last page opened is "${address}"`);
      return address;
    });
  }
}
