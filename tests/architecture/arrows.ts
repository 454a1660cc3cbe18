import { importsOf, type Import } from './imports';
import type { SourceFile } from './source-files';

/** What the files of one folder may import of ours. What is not listed is forbidden. */
type Arrow = {
  readonly name: string;
  readonly from: RegExp;
  readonly values: readonly RegExp[];
  /** Besides values: what may be imported by `import type` only. */
  readonly types?: readonly RegExp[];
  readonly sentence: string;
};

const kernel = /^shared\/kernel\//;
const contracts = /^shared\/contracts\//;
const domain = /^shared\/domain\//;
const illustration = /^shared\/illustration(\/|$)/;

/** Which nouns of the domain may lean on which others: `shared/domain/<key>` on `shared/domain/<one of these>`. */
export const domainAllowances: Readonly<Record<string, readonly string[]>> = {
  delivery: ['catalog', 'money'],
  import: ['member'],
  inventory: ['catalog'],
  order: ['ledger', 'money'],
  refund: ['money'],
};

const arrows: readonly Arrow[] = [
  {
    name: 'kernel',
    from: kernel,
    values: [kernel],
    sentence: 'The kernel imports nothing of ours: move what it needs into it, or what needs more out of it.',
  },
  {
    name: 'contracts',
    from: contracts,
    values: [contracts, kernel],
    sentence:
      'Contracts speak in kernel words only: a rule of the domain belongs to the function that decides.',
  },
  {
    name: 'illustration',
    from: illustration,
    values: [illustration, kernel, /^shared\/domain\/illustration\//],
    sentence: 'Drawing knows kinds of goods and nothing of the shop.',
  },
  {
    name: 'shared ground of the functions',
    from: /^cloudfunctions\/_/,
    values: [
      contracts,
      domain,
      kernel,
      illustration,
      /^cloudfunctions\/_/,
      /^config\/(vocabulary|collections)/,
    ],
    sentence: 'What functions share (_runtime, _stores …) knows no function: pass in what it needs.',
  },
  {
    name: 'mini-program',
    from: /^miniprogram\/src\//,
    values: [/^miniprogram\//, kernel],
    types: [contracts],
    sentence:
      'Pages take contracts by `import type` and the kernel by value, never domain or functions: they show and ask, functions decide, and zod stays off the phone.',
  },
  {
    name: 'console',
    from: /^console\/src\//,
    values: [/^console\//, kernel],
    types: [contracts],
    sentence:
      'The console takes contracts by `import type` and the kernel by value, never domain or functions: it shows and asks, functions decide.',
  },
  {
    name: 'local cloud',
    from: /^localcloud\//,
    values: [/^localcloud\//, kernel, /^config\/(build|collections|http-routes)$/],
    types: [/^config\//],
    sentence:
      'The local cloud knows functions only as built folders: it may take the kernel and configuration, nothing that the functions are made of.',
  },
];

const breaks = (
  { values, types = [] }: Pick<Arrow, 'values' | 'types'>,
  { of, isTypeOnly }: Import,
): boolean => ![...values, ...(isTypeOnly ? types : [])].some((allowed) => allowed.test(of));

/** A domain noun stands on the kernel and on the nouns that `domainAllowances` names. */
function domainArrow(path: string): Arrow | undefined {
  const [, noun] = /^shared\/domain\/([^/]+)\//.exec(path) ?? [];
  if (!noun) return undefined;
  const nouns = [noun, ...(domainAllowances[noun] ?? [])];
  return {
    name: 'domain',
    from: domain,
    values: [kernel, ...nouns.map((name) => new RegExp(`^shared/domain/${name}/`))],
    sentence:
      'The domain is pure and each noun stands alone: pass facts in, or list the pair in domainAllowances and say so in the change.',
  };
}

/** A function is uploaded alone, so it may not reach into another one. */
function functionArrow(path: string): Arrow | undefined {
  const [, name] = /^cloudfunctions\/([^_/][^/]*)\//.exec(path) ?? [];
  if (!name) return undefined;
  return {
    name: 'functions',
    from: /^cloudfunctions\//,
    values: [
      ...[contracts, domain, kernel, illustration],
      ...[/^cloudfunctions\/_/, new RegExp(`^cloudfunctions/${name}/`), /^config\/(vocabulary|collections)/],
    ],
    sentence:
      'A function takes contracts, domain, kernel and what functions share (_runtime, _stores …), never another function.',
  };
}

export function arrowViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) => {
    const arrow =
      domainArrow(file.path) ?? functionArrow(file.path) ?? arrows.find(({ from }) => from.test(file.path));
    if (!arrow) return [];
    return importsOf(file)
      .filter((one) => one.isOurs && breaks(arrow, one))
      .map(({ of }) => `${file.path} imports ${of}. ${arrow.sentence}`);
  });
}

/** Packages that a part of the tree must not hold, whoever brings them in. */
const packageBans: readonly { from: RegExp; packages: RegExp; sentence: string }[] = [
  {
    from: /^(miniprogram|console)\/src\//,
    packages: /^(zod|wx-server-sdk|@cloudbase\/|node:)/,
    sentence:
      'Schemas, the server SDK and Node stay on the server: zod alone is 70 KB and builds code at run time.',
  },
  {
    from: /^(miniprogram|console)\/src\//,
    packages: /^shared\/kernel\/money-schema$/,
    sentence: 'money-schema brings zod to the phone: take Fen from kernel/money.',
  },
  {
    from: /^shared\//,
    packages: /^(node:|fs$|path$|crypto$|wx-server-sdk|@cloudbase\/|@tarojs\/|react)/,
    sentence: 'Shared code is pure: time, ids, randomness and I/O come in as arguments.',
  },
  {
    from: /^shared\/(kernel|domain|illustration)\//,
    packages: /^zod/,
    sentence: "Only contracts (and the kernel's money-schema) parse: within, types may be trusted.",
  },
];

const exempt = (path: string): boolean => path === 'shared/kernel/money-schema.ts';

export function packageViolations(files: readonly SourceFile[]): string[] {
  return files.flatMap((file) =>
    importsOf(file).flatMap(({ of, isTypeOnly }) =>
      packageBans
        .filter(
          ({ from, packages }) =>
            from.test(file.path) && packages.test(of) && !isTypeOnly && !exempt(file.path),
        )
        .map(({ sentence }) => `${file.path} imports ${of}. ${sentence}`),
    ),
  );
}
