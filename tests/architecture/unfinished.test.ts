import { describe, expect, it } from '@jest/globals';
import { isCode, sourceFiles, type SourceFile } from './source-files';

const signs: readonly { readonly sign: RegExp; readonly sentence: string }[] = [
  { sign: /\b(TODO|FIXME|XXX|HACK)\b/, sentence: 'Finish it, or open an issue and leave the code whole.' },
  { sign: /\b(it|test|describe)\.(only|skip|todo)\b/, sentence: 'Every test runs, every time.' },
  {
    sign: /@ts-(ignore|nocheck)/,
    sentence: 'Say it in types; the compiler is our first reader.',
  },
  { sign: /\bdebugger\b/, sentence: 'Take the break point out.' },
];

/** This folder plants such signs to see them caught. */
const isOurs = ({ path }: SourceFile): boolean => path.startsWith('tests/architecture/');

function unfinished(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isCode(file) && !isOurs(file))
    .flatMap(({ path, text }) =>
      signs
        .filter(({ sign }) => sign.test(text))
        .map(({ sign, sentence }) => `${path} says ${sign.exec(text)?.[0]}. ${sentence}`),
    );
}

describe('code', () => {
  it('is finished', () => expect(unfinished(sourceFiles())).toEqual([]));

  it.each(['// TODO later', 'it.only("one", run);', '// @ts-ignore', 'debugger;'])('%s is caught', (text) => {
    expect(unfinished([{ path: 'shared/kernel/money.ts', text }])).toHaveLength(1);
  });
});
