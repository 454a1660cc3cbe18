/** The known code a mistyped one probably means: letters that look like digits taken for them. */
export function nearestCode(code: string, known: { has(code: string): boolean }): string | undefined {
  const prefix = /^[A-Z]{2}/.exec(code)?.[0] ?? '';
  const tail = code.slice(prefix.length).replace(/O/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5');
  const candidate = `${prefix}${tail}`;
  return candidate !== code && known.has(candidate) ? candidate : undefined;
}
