import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { build } from './build';

/**
 * `npm run size -- [--out FILE]`: what a phone has to load, beside what it may. Ends with 1 when something is over.
 * WeChat refuses a package over 2 MB; ours stay well below, so that a first visit is quick on a weak network.
 */
const budgets = { weappMainKb: 1.2 * 1024, weappSubKb: 1024, h5FirstLoadGzKb: 250 } as const;

type Sizes = {
  readonly weapp: { readonly mainKb: number; readonly subKb: Readonly<Record<string, number>> };
  readonly h5: { readonly firstLoadGzKb: number };
};

const kb = (bytes: number): number => Math.round((bytes / 1024) * 10) / 10;

/** Bytes of all files under a folder that WeChat uploads. */
function bytesUnder(folder: string, isLeftOut: (path: string) => boolean = () => false): number {
  return readdirSync(folder, { withFileTypes: true })
    .map((entry) => ({ entry, path: join(folder, entry.name) }))
    .filter(({ path }) => !isLeftOut(path) && !path.endsWith('.map') && !path.endsWith('.LICENSE.txt'))
    .reduce(
      (sum, { entry, path }) =>
        sum + (entry.isDirectory() ? bytesUnder(path, isLeftOut) : statSync(path).size),
      0,
    );
}

type AppJson = { readonly subPackages?: readonly { readonly root: string; readonly name?: string }[] };

function weappSizes(dist: string): Sizes['weapp'] {
  const { subPackages = [] } = JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson;
  const roots = subPackages.map(({ root, name }) => ({ path: join(dist, root), name: name ?? root }));
  const subKb = Object.fromEntries(roots.map(({ path, name }) => [name, kb(bytesUnder(path))]));
  return { mainKb: kb(bytesUnder(dist, (path) => roots.some((root) => root.path === path))), subKb };
}

/**
 * Scripts that are there before the home page shows: those of index.html, and the chunks that the home page asks
 * for, which Taro names in the entry script as `Promise.all([t.e(1),t.e(2)])…` in front of the page's module.
 */
function h5FirstLoad(dist: string): number {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entries = [...html.matchAll(/src="\.?\/?(js\/[^"]+\.js)"/g)].map(([, file = '']) => file);
  const scripts = entries.map((file) => readFileSync(join(dist, file), 'utf8')).join('\n');
  const home =
    /"path":"\/?pages\/home\/index","?load"?:[^]*?(?:Promise\.all\(\[([^\]]*)\]\)|(\w+\.e\(\d+\)))/.exec(
      scripts,
    );
  if (!home) throw new Error('the chunks of the home page were not found in the entry script');
  const chunks = [...(home[1] ?? home[2] ?? '').matchAll(/\.e\((\d+)\)/g)].map(([, id = '']) => id);
  const files = readdirSync(join(dist, 'js')).filter((file) => file.endsWith('.js'));
  const ofHome = files
    .filter((file) => chunks.includes(file.split('.')[0] ?? ''))
    .map((file) => `js/${file}`);
  const bytes = [...new Set([...entries, ...ofHome])].map(
    (file) => gzipSync(readFileSync(join(dist, file))).length,
  );
  return kb(bytes.reduce((sum, size) => sum + size, 0));
}

type Row = { readonly what: string; readonly kb: number; readonly budget: number };

function rowsOf({ weapp, h5 }: Sizes): Row[] {
  return [
    { what: 'weapp main package', kb: weapp.mainKb, budget: budgets.weappMainKb },
    ...Object.entries(weapp.subKb).map(([name, size]) => ({
      what: `weapp subpackage ${name}`,
      kb: size,
      budget: budgets.weappSubKb,
    })),
    { what: 'h5 first load, JS gz', kb: h5.firstLoadGzKb, budget: budgets.h5FirstLoadGzKb },
  ];
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  await build(['weapp', 'h5'], console.log);
  const sizes: Sizes = { weapp: weappSizes('dist/weapp'), h5: { firstLoadGzKb: h5FirstLoad('dist/h5') } };
  const rows = rowsOf(sizes);
  for (const { what, kb: size, budget } of rows) {
    const verdict = size <= budget ? 'ok' : 'OVER BUDGET';
    console.log(
      `${what.padEnd(28)}${size.toFixed(1).padStart(9)} KB of ${budget.toFixed(0).padStart(5)}  ${verdict}`,
    );
  }
  if (values.out) writeFileSync(values.out, `${JSON.stringify(sizes, null, 2)}\n`);
  if (rows.some(({ kb: size, budget }) => size > budget)) process.exitCode = 1;
}

if (!existsSync('package.json')) throw new Error('run this from the root of the project');
void main();
