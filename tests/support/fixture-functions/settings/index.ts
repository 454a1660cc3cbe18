/** Read while the code is loaded, as a module would. */
const shopName = process.env.SHOP_NAME;

/** Answers the variables that are asked for, and the one that was there from the start. */
export function main({ names }: { names: string[] }): Promise<unknown> {
  return Promise.resolve({ shopName, now: names.map((name) => process.env[name] ?? null) });
}
