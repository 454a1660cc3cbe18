/** Who can look at the demo chain: login codes of two phones, and HQ. For a laptop only. */
export const demoSignIns = {
  shopper: 'demo-shopper',
  guide: 'guide-demo',
  hq: { username: 'hq', name: '棠里总部', password: 'tangli-demo' },
} as const;
