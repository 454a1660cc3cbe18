const wrap = (body: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" width="150" height="120" viewBox="0 0 150 120" fill="none" stroke="#b9ae9e" stroke-width="1.6" ` +
      `stroke-linecap="round" stroke-linejoin="round"><circle cx="75" cy="60" r="54" fill="#efeae1" stroke="none"/>${body}</svg>`,
  )}`;

/** Small line drawings for pages with nothing on them. They are pictures, so their colours cannot be tokens. */
export const drawings = {
  bag: wrap(
    '<path d="M44 50h62l6 56a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4z" fill="#fffdf9"/><path d="M58 62V44a17 17 0 0 1 34 0v18"/><path d="M98 34c6-14 20-16 26-12-2 10-14 16-26 12zM98 34c-2-8 2-14 6-17" stroke="#9e3a3f"/>',
  ),
  search: wrap(
    '<circle cx="70" cy="54" r="26" fill="#fffdf9"/><path d="M89 73l20 20M58 54a12 12 0 0 1 12-12"/><path d="M100 32l12 12M112 32l-12 12" stroke="#9e3a3f"/>',
  ),
  order: wrap(
    '<path d="M48 26h54v74l-9-6-9 6-9-6-9 6-9-6-9 6z" fill="#fffdf9"/><path d="M59 44h32M59 57h32M59 70h18"/><path d="M92 70l5 5 9-11" stroke="#9e3a3f"/>',
  ),
  store: wrap(
    '<path d="M40 56l7-24h56l7 24M40 56a11.6 11.6 0 0 0 23.300 0 11.6 11.6 0 0 0 23.400 0 11.6 11.6 0 0 0 23.300 0" fill="#fffdf9"/><path d="M46 68v34h58V68M66 102V82h18v20"/><path d="M112 26c5-11 16-12 21-9-2 8-11 12-21 9z" stroke="#9e3a3f"/>',
  ),
  offline: wrap(
    '<path d="M42 56c18-16 48-16 66 0M53 70c12-11 32-11 44 0M64 83c6-5 16-5 22 0"/><circle cx="75" cy="95" r="2" fill="#b9ae9e"/><path d="M101 76l14 14M115 76l-14 14" stroke="#9e3a3f"/>',
  ),
  broken: wrap(
    '<path d="M42 40h66a4 4 0 0 1 4 4v44a4 4 0 0 1-4 4H42a4 4 0 0 1-4-4V44a4 4 0 0 1 4-4z" fill="#fffdf9"/><path d="M38 54h74M46 47h.1M52 47h.1"/><path d="M67 66l16 16M83 66L67 82" stroke="#9e3a3f"/>',
  ),
} as const;

export type DrawingName = keyof typeof drawings;
