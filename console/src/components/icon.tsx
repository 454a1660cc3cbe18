/** Line icons of the design board: 24 grid, 1.5 stroke, drawn in the colour of the text around them. */
const paths = {
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  tag: 'M4 4.5h8l8 8-7.5 7.5-8-8zM8 8.5h.01',
  box: 'M4 8l8-4 8 4v8.5L12 20.5 4 16.5zM4 8l8 4 8-4M12 12v8.5',
  store:
    'M4 9.5L5.5 4.5h13L20 9.5M4 9.5a2.6 2.6 0 0 0 5.3 0 2.6 2.6 0 0 0 5.4 0 2.6 2.6 0 0 0 5.3 0M5.5 12.5v7h13v-7M10 19.5v-4h4v4',
  upload: 'M12 16V5M8 8.5L12 4.5l4 4M4.5 16v3.5h15V16',
  download: 'M12 4v11M8 11.5l4 4 4-4M4.5 19.5h15',
  search: 'M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16.2 16.2L20 20',
  up: 'M6 15l6-6 6 6',
  down: 'M6 9l6 6 6-6',
  left: 'M15 5l-7 7 7 7',
  right: 'M9 5l7 7-7 7',
  close: 'M6 6l12 12M18 6L6 18',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  minus: 'M5 12h14',
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  columns: 'M4.5 5h15v14h-15zM9.5 5v14M14.5 5v14',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.500V9H15',
  pass: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM8.5 12.2l2.5 2.5 4.5-5',
  fail: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM9 9l6 6M15 9l-6 6',
  warn: 'M12 4l9 16H3zM12 10v4.5M12 17v.01',
  file: 'M6 3.5h8l4.5 4.5v12.500H6zM14 3.5V8h4.500M9 13h6M9 16.500h6',
  leave: 'M10 4.5H5v15h5M15 8l4 4-4 4M19 12H9.500',
  truck:
    'M3 6.500h11v10H3zM14 10h4l3 3.500v3h-7M7 16.500a1.800 1.800 0 1 0 .01 0M17 16.500a1.800 1.800 0 1 0 .01 0',
  cart: 'M4 5h2l2 10.500h10L20 8H6.600M9 19.500h.01M17 19.500h.01',
  pause: 'M9 5.5v13M15 5.5v13',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      style={{ flex: 'none', display: 'block' }}
    >
      <path d={paths[name]} />
    </svg>
  );
}

/** The sign of the house: a cloud over a counter. */
export function BrandMark({ size = 28 }: { size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 28 28" style={{ flex: 'none' }}>
      <rect width="28" height="28" rx="8" fill="var(--accent)" />
      <path
        d="M7 17.5a4.2 4.2 0 0 1 1-8.2 6 6 0 0 1 11.4 1.2A3.8 3.8 0 0 1 20 18H7.5M10.5 21.5h7"
        fill="none"
        stroke="var(--surface)"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
    </svg>
  );
}
