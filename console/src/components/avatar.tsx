/** The first letter of a name in a circle. */
export function Avatar({ name, size = 36, gold = false }: { name: string; size?: number; gold?: boolean }) {
  const [first = '·'] = [...name.trim()];
  return (
    <span
      aria-hidden="true"
      className={gold ? 'avatar avatar--gold' : 'avatar'}
      style={{ width: size, height: size }}
    >
      {first.toUpperCase()}
    </span>
  );
}
