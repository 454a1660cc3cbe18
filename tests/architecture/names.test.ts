import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files';

const banned = /^(utils?|helpers?|common|managers?|misc)$/i;

/** i18next calls the words that several pages share a namespace, and this is its usual name. */
const isNamespace = (path: string): boolean => /\/i18n\/[^/]+\/common\.json$/.test(path);

function nameViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => !isNamespace(path))
    .flatMap(({ path }) => {
      const parts = path.split('/').map((part) => part.split('.')[0] ?? '');
      return parts
        .filter((part) => banned.test(part) || part.split('-').some((word) => banned.test(word)))
        .map(
          (part) =>
            `${path}: "${part}" says nothing. Name it after the one idea in it, in the glossary's words.`,
        );
    });
}

const longest = 350;

function lengthViolations(files: readonly SourceFile[]): string[] {
  return files
    .filter(({ path }) => /\.(ts|tsx|mts|mjs|scss|css)$/.test(path))
    .map(({ path, text }) => ({ path, lines: text.split('\n').length - 1 }))
    .filter(({ lines }) => lines > longest)
    .map(
      ({ path, lines }) =>
        `${path} has ${lines} lines. Split it by idea: a file is near 200 lines, never over ${longest}.`,
    );
}

describe('names', () => {
  it('say what is inside', () => expect(nameViolations(sourceFiles())).toEqual([]));

  it.each([
    'shared/utils/money.ts',
    'console/src/helpers.ts',
    'cloudfunctions/order/order-manager.ts',
    'miniprogram/src/common/price.tsx',
    'localcloud/src/misc.ts',
  ])('%s is sent back', (path) => expect(nameViolations([{ path, text: '' }])).toHaveLength(1));

  it('may hold such a word inside another', () => {
    expect(nameViolations([{ path: 'shared/domain/commonwealth.ts', text: '' }])).toEqual([]);
  });
});

describe('files', () => {
  it(`stay under ${longest} lines`, () => expect(lengthViolations(sourceFiles())).toEqual([]));

  it('are sent back when they grow', () => {
    const text = 'const line = 1;\n'.repeat(longest + 1);
    expect(lengthViolations([{ path: 'shared/domain/order/order.ts', text }])).toHaveLength(1);
  });
});
