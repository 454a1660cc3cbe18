/** Bundles every cloud function into the folder that is uploaded, and that the local cloud runs as it is. */
import { build } from 'esbuild';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** The Node version of the platform's runtime, named once. */
const TARGET = 'node20';

/**
 * Not bundled but installed beside the function: the platform's SDKs, what carries native code, and the payment plugin,
 * whose index.js assigns to a getter, which a bundle's strict mode forbids.
 */
const EXTERNALS = ['wx-server-sdk', '@cloudbase/node-sdk', 'sharp', 'wechatpay-axios-plugin'] as const;

/** Seconds a function may take when its own config.json says nothing. */
const DEFAULT_CONFIG = { timeout: 20 };

export type BundleOptions = {
  /** Folders in here that do not begin with an underscore and have an index.ts are functions. */
  readonly sourceDirectory: string;
  readonly outputDirectory: string;
};

function functionNames(sourceDirectory: string): string[] {
  return readdirSync(sourceDirectory, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('_') && existsSync(join(sourceDirectory, name, 'index.ts')))
    .map(({ name }) => name);
}

/** The version that is installed here, so that what was tested is what the platform installs. */
function installedVersion(name: string): string {
  const directories = createRequire(__filename).resolve.paths(name) ?? [];
  const file = directories.map((directory) => join(directory, name, 'package.json')).find(existsSync);
  if (!file) throw new Error(`${name} is not installed`);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function writePackage(name: string, directory: string, imported: ReadonlySet<string>): void {
  const dependencies = Object.fromEntries(
    EXTERNALS.filter((external) => imported.has(external)).map((external) => [
      external,
      installedVersion(external),
    ]),
  );
  const content = { name, version: '1.0.0', private: true, main: 'index.js', dependencies };
  writeFileSync(join(directory, 'package.json'), `${JSON.stringify(content, null, 2)}\n`);
}

/** Makes `<output>/<name>/{index.js, package.json, config.json}` for every function, from nothing. */
export async function bundleFunctions({
  sourceDirectory,
  outputDirectory,
}: BundleOptions): Promise<string[]> {
  const names = functionNames(sourceDirectory);
  rmSync(outputDirectory, { recursive: true, force: true });
  const result = await build({
    entryPoints: names.map((name) => ({ in: join(sourceDirectory, name, 'index.ts'), out: `${name}/index` })),
    outdir: outputDirectory,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: TARGET,
    external: [...EXTERNALS],
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    metafile: true,
    logLevel: 'error',
  });
  for (const name of names) {
    const directory = join(outputDirectory, name);
    mkdirSync(directory, { recursive: true });
    const output = Object.entries(result.metafile.outputs).find(([path]) =>
      resolve(path).endsWith(join(name, 'index.js')),
    );
    writePackage(name, directory, new Set(output?.[1].imports.map(({ path }) => path)));
    const config = join(sourceDirectory, name, 'config.json');
    if (existsSync(config)) copyFileSync(config, join(directory, 'config.json'));
    else writeFileSync(join(directory, 'config.json'), `${JSON.stringify(DEFAULT_CONFIG, null, 2)}\n`);
  }
  return names;
}

if (resolve(process.argv[1] ?? '') === __filename) {
  void bundleFunctions({
    sourceDirectory: resolve('cloudfunctions'),
    outputDirectory: resolve('dist/cloudfunctions'),
  }).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
