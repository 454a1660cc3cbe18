/** The account that the demo chain is seeded with. It exists on laptops only. */
export const demoAccount = { username: 'hq', password: 'tangli-demo' };

/** Whether this page came from the same computer: nobody else is shown the demo account. */
export function isServedFromLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
