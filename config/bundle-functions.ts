/** Bundles every cloud function into the folder that is uploaded, and that the local cloud runs as it is. */
import { build, context, type BuildOptions, type BuildResult } from 'esbuild';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';

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

function packageOf(name: string, imported: ReadonlySet<string>): string {
  const dependencies = Object.fromEntries(
    EXTERNALS.filter((external) => imported.has(external)).map((external) => [
      external,
      installedVersion(external),
    ]),
  );
  const content = { name, version: '1.0.0', private: true, main: 'index.js', dependencies };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Leaves a file alone that is as it should be: whoever watches it would take it for a new build. */
function write(file: string, content: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Writes what was bundled, with a package.json and a config.json beside every function's code. */
function writeFunctions({ sourceDirectory, outputDirectory }: BundleOptions, result: BuildResult): void {
  for (const { path, text } of result.outputFiles ?? []) write(path, text);
  for (const [path, { imports }] of Object.entries(result.metafile?.outputs ?? {})) {
    if (!path.endsWith('index.js')) continue;
    const name = basename(dirname(path));
    write(
      join(outputDirectory, name, 'package.json'),
      packageOf(name, new Set(imports.map(({ path: from }) => from))),
    );
    const config = join(sourceDirectory, name, 'config.json');
    const usual = `${JSON.stringify(DEFAULT_CONFIG, null, 2)}\n`;
    write(
      join(outputDirectory, name, 'config.json'),
      existsSync(config) ? readFileSync(config, 'utf8') : usual,
    );
  }
}

function settings(options: BundleOptions) {
  const { sourceDirectory, outputDirectory } = options;
  const names = functionNames(sourceDirectory);
  return {
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
    // esbuild would take away what is there when a build fails; the last good one is to stay.
    write: false,
    logLevel: 'error',
    plugins: [
      {
        name: 'functions',
        setup(bundling) {
          // esbuild looks at nothing that is not imported, unless it is told to.
          const watchFiles = names.map((name) => resolve(sourceDirectory, name, 'config.json'));
          bundling.onResolve({ filter: /./ }, ({ kind }) =>
            kind === 'entry-point' ? { watchFiles } : undefined,
          );
          bundling.onEnd((result) => {
            if (result.errors.length === 0) writeFunctions(options, result);
          });
        },
      },
    ],
  } as const satisfies BuildOptions;
}

/** Makes `<output>/<name>/{index.js, package.json, config.json}` for every function, from nothing. */
export async function bundleFunctions(options: BundleOptions): Promise<string[]> {
  rmSync(options.outputDirectory, { recursive: true, force: true });
  await build(settings(options));
  return functionNames(options.sourceDirectory);
}

/** Bundles again whatever changes, over what is there; answers how to stop. A mistake is told on stderr. */
export async function watchFunctions(options: BundleOptions): Promise<() => Promise<void>> {
  const bundling = await context(settings(options));
  await bundling.watch();
  return () => bundling.dispose();
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
