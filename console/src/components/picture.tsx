/** `goods:<kind>:<rrggbb>:<seed>`, a picture that the `picture` function draws. */
const drawn = /^goods:([a-z0-9-]+):([0-9a-f]{6}):([A-Za-z0-9_-]+)$/i;

/** Where a picture is found at `size` CSS pixels; twice as many are asked for, for dense screens. */
export function pictureAddress(picture: string, size: number): string | undefined {
  const [, kind, colour, seed] = drawn.exec(picture) ?? [];
  if (kind) return `/picture/${kind}/${colour}/${seed}/${size * 2}x${size * 2}.webp`;
  return /^https?:\/\//.test(picture) ? picture : undefined;
}

/** A square picture of goods. A picture that cannot be shown leaves its quiet ground. */
export function Picture({ picture, size, alt = '' }: { picture: string; size: number; alt?: string }) {
  const address = pictureAddress(picture, size);
  if (!address) return <span className="picture" style={{ width: size, height: size }} />;
  return (
    <img
      className="picture"
      src={address}
      alt={alt}
      width={size}
      height={size}
      loading="lazy"
      onError={(event) => event.currentTarget.removeAttribute('src')}
    />
  );
}
