/** The design board's tokens. The only place in the console that names a colour. */
export const tokens = {
  color: {
    ink: '#23201C',
    'ink-2': '#635C53',
    'ink-3': '#6E665C',
    line: '#E7E1D7',
    'line-2': '#D3CABC',
    surface: '#FFFFFF',
    'surface-2': '#FBF9F5',
    well: '#F1EDE6',
    canvas: '#F6F3EE',
    accent: '#9E3A3F',
    'accent-press': '#84292F',
    'accent-soft': '#F7EAE7',
    positive: '#3B6B4E',
    'positive-soft': '#E8F0E9',
    warning: '#8A5A0B',
    'warning-soft': '#FAF0DC',
    danger: '#B3390F',
    'danger-soft': '#FBEAE3',
    info: '#2F5D73',
    'info-soft': '#E6EEF2',
    gold: '#7D5F24',
    'gold-soft': '#F4EBDA',
    skipped: '#7C8591',
    'on-dark': '#FBF8F3',
    scrim: 'rgba(35,32,28,.28)',
  },
  elevation: {
    float: '0 2px 10px rgba(62,48,30,.10)',
    drawer: '-12px 0 40px rgba(62,48,30,.14)',
  },
  radius: { tag: 3, control: 8, card: 12 },
  motion: { base: '200ms', slow: '320ms', enter: 'cubic-bezier(.2,0,0,1)' },
  family: "-apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Noto Sans SC', 'Microsoft YaHei', sans-serif",
  serif: "'Songti SC', 'Noto Serif CJK SC', 'Noto Serif SC', serif",
} as const;

/** The tokens as CSS variables, so that style sheets name them and never a value. */
export function tokenVariables(): string {
  const groups = [
    ...Object.entries(tokens.color).map(([name, value]) => [name, value]),
    ...Object.entries(tokens.elevation).map(([name, value]) => [`elevation-${name}`, value]),
    ...Object.entries(tokens.radius).map(([name, value]) => [`radius-${name}`, `${value}px`]),
    ...Object.entries(tokens.motion).map(([name, value]) => [`motion-${name}`, value]),
    ['family', tokens.family],
    ['serif', tokens.serif],
  ];
  return `:root{${groups.map(([name, value]) => `--${name}:${value}`).join(';')}}`;
}
