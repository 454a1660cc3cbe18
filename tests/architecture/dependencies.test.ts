import { describe, expect, it } from '@jest/globals';
import { sourceFiles, type SourceFile } from './source-files';

const register = 'docs/dependencies.md';

function declared(files: readonly SourceFile[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { path, text } of files) {
    if (!/^([^/]+\/)?package\.json$/.test(path)) continue;
    const { dependencies = {}, devDependencies = {} } = JSON.parse(text) as Record<
      string,
      Record<string, string>
    >;
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) names.set(name, path);
  }
  return names;
}

/** Rows of the register: `| name | why | licence |`, several names of one family parted by commas. */
function registered(files: readonly SourceFile[]): Set<string> {
  const text = files.find(({ path }) => path === register)?.text ?? '';
  const firstCells = [...text.matchAll(/^\|([^|]+)\|[^|]*\S[^|]*\|[^|]*\S[^|]*\|$/gm)].map(
    ([, cell = '']) => cell,
  );
  return new Set(firstCells.flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)));
}

function dependencyViolations(files: readonly SourceFile[]): string[] {
  const wanted = declared(files);
  const known = registered(files);
  return [
    ...[...wanted]
      .filter(([name]) => !known.has(name))
      .map(
        ([name, path]) =>
          `${path} brings ${name}. Say in ${register} why we need it and under which licence.`,
      ),
    ...[...known]
      .filter((name) => !wanted.has(name))
      .map((name) => `${register} tells of ${name}, which no package.json brings. Take the line out.`),
  ];
}

describe('dependencies', () => {
  it('are each told in the register', () => expect(dependencyViolations(sourceFiles())).toEqual([]));

  it('are missed in the register, and missed when they are gone', () => {
    const files = [
      { path: 'console/package.json', text: '{"dependencies":{"left-pad":"1.0.0","react":"18.3.1"}}' },
      { path: register, text: '| `react`, `react-dom` | pages | MIT |\n' },
    ];
    expect(dependencyViolations(files)).toEqual([
      expect.stringContaining('console/package.json brings left-pad'),
      expect.stringContaining('tells of react-dom'),
    ]);
  });

  it('need a reason and a licence, not only a name', () => {
    const files = [
      { path: 'package.json', text: '{"dependencies":{"react":"18.3.1"}}' },
      { path: register, text: '| `react` | | |\n' },
    ];
    expect(dependencyViolations(files)).toHaveLength(1);
  });
});
