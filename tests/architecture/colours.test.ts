import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files';

/** Files outside the theme that must hold colours, each with its reason. */
const exceptions: Readonly<Record<string, string>> = {
  'miniprogram/src/app.config.ts': 'WeChat reads it before any style exists',
  'miniprogram/src/index.html': 'the browser paints its bar before any style exists',
  'miniprogram/src/components/empty/drawings.ts': 'a picture in a data address cannot read CSS variables',
};

const isPart = (path: string): boolean =>
  /^(miniprogram|console)\/src\/.*\.(ts|tsx|scss|css|html)$/.test(path) && !/\/src\/theme\//.test(path);

/** `#abc` after a quote, a colon or a blank: a colour, and neither a private field nor a link to an id. */
const hexColour = /(?<=["'`:\s(,])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])/gi;

function colourViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => isPart(path) && !Object.hasOwn(exceptions, path))
    .flatMap(({ path, text }) =>
      [...text.matchAll(hexColour)].map(
        ([colour]) =>
          `${path} says ${colour}. Colours live in the theme: take the token that means what you mean.`,
      ),
    );
}

describe('colours', () => {
  it('live in the theme', () => expect(colourViolations(sourceFiles())).toEqual([]));

  it.each([
    ['console/src/pages/orders/orders.css', '.late { color: #B3390F; }'],
    ['console/src/pages/orders/orders-page.tsx', `<Tag color="#9e3a3f" />`],
    ['miniprogram/src/components/price/index.scss', '.price { background: #fff; }'],
    ['miniprogram/src/components/price/index.tsx', "const style = { color: '#23201c' };"],
  ])('are caught in %s', (path, text) => {
    expect(colourViolations([{ path, text }])).toHaveLength(1);
  });

  it.each([
    ['miniprogram/src/theme/tokens.scss', '--accent: #9e3a3f;'],
    ['console/src/app/app.tsx', `<use href="#icon-cart" />`],
    ['console/src/api/session.ts', 'class Session { #added = 1; more() { return this.#added; } }'],
  ])('are not seen where there are none: %s', (path, text) => {
    expect(colourViolations([{ path, text }])).toEqual([]);
  });

  it('has no exception for a file that is gone', () => {
    const paths = new Set(sourceFiles().map(({ path }) => path));
    expect(Object.keys(exceptions).filter((path) => !paths.has(path))).toEqual([]);
  });
});
