import { posix } from 'node:path';
import * as ts from 'typescript';
import { isCode, type SourceFile } from './source-files';

export type Import = {
  readonly from: string;
  /** A path of the repository without its ending (`shared/kernel/money`), or the name of a package. */
  readonly of: string;
  readonly isOurs: boolean;
  /** Gone after compiling. */
  readonly isTypeOnly: boolean;
};

/** As in tsconfig.json, `paths`. */
const aliases: readonly (readonly [alias: string, folder: string])[] = [
  ['@shared/', 'shared/'],
  ['@config/', 'config/'],
  ['@functions/', 'cloudfunctions/'],
  ['@localcloud/', 'localcloud/src/'],
];

function resolved(from: string, specifier: string): { of: string; isOurs: boolean } {
  if (specifier.startsWith('.')) return { of: posix.join(posix.dirname(from), specifier), isOurs: true };
  const alias = aliases.find(([prefix]) => specifier.startsWith(prefix));
  if (alias) return { of: alias[1] + specifier.slice(alias[0].length), isOurs: true };
  return { of: specifier, isOurs: false };
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

const known = new WeakMap<SourceFile, readonly Import[]>();

/** All that a file imports or passes on, `import()` included. */
export function importsOf(file: SourceFile): readonly Import[] {
  const imports = known.get(file) ?? (isCode(file) ? readImports(file) : []);
  known.set(file, imports);
  return imports;
}

function readImports(file: SourceFile): Import[] {
  const tree = ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest, false);
  const found: Import[] = [];
  const add = (specifier: string, typeOnly: boolean) =>
    found.push({ from: file.path, ...resolved(file.path, specifier), isTypeOnly: typeOnly });
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
      const specifier = node.moduleSpecifier;
      if (specifier && ts.isStringLiteral(specifier)) add(specifier.text, isTypeOnly(node));
      return;
    }
    const isCall = ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const [argument] = isCall ? node.arguments : [];
    if (argument && ts.isStringLiteral(argument)) add(argument.text, false);
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument;
      if (ts.isStringLiteral(literal)) add(literal.text, true);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}
