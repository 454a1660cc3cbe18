import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

export type SourceFile = {
  /** From the root of the repository, with slashes: `shared/kernel/money.ts`. */
  readonly path: string;
  readonly text: string;
};

export const root = resolve(__dirname, '../..');

const generated = new Set(['node_modules', 'dist']);
const readAsText = /\.(ts|tsx|mts|mjs|js|json|scss|css|md|html)$/;

function* filesBelow(directory: string): Generator<SourceFile> {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    if (generated.has(entry.name) || entry.name.startsWith('.')) continue;
    const path = directory ? `${directory}/${entry.name}` : entry.name;
    if (entry.isDirectory()) yield* filesBelow(path);
    else if (readAsText.test(entry.name) && entry.name !== 'package-lock.json')
      yield { path, text: readFileSync(join(root, path), 'utf8') };
  }
}

let kept: readonly SourceFile[] | undefined;

/** Every text file of the repository that people write, read once per test file. */
export function sourceFiles(): readonly SourceFile[] {
  kept ??= [...filesBelow('')];
  return kept;
}

export const isCode = ({ path }: SourceFile): boolean => /\.(ts|tsx|mts)$/.test(path);
