import { round } from '../geometry';

export type Motif = 'whale' | 'sun' | 'bear' | 'pear';

/** A picture on a child's chest, centred on (200, 186). */
export function motif(name: Motif, colour: string): string {
  return { whale, sun, bear, pear }[name](colour);
}

const whale = (colour: string): string =>
  `<path d="M160,196c0,-26 26,-40 50,-34c18,4 26,16 28,28c6,-2 10,-8 10,-14c6,4 8,12 4,20c-6,12 -18,22 -44,24c-30,2 -48,-8 -48,-24Z" fill="${colour}"/>` +
  '<path d="M164,204c14,10 44,12 62,2c-10,14 -52,16 -62,-2Z" fill="#ffffff" fill-opacity=".55"/>' +
  '<circle cx="180" cy="192" r="2.6" fill="#2a2622"/>' +
  `<path d="M196,152c-2,-8 4,-10 4,-14M196,152c2,-7 8,-6 11,-10" stroke="${colour}" stroke-width="2.4" fill="none" stroke-linecap="round"/>`;

function sun(): string {
  const rays = Array.from({ length: 12 }, (_, i) => {
    const [c, s] = [Math.cos(i * 0.5236), Math.sin(i * 0.5236)];
    const reach = i % 2 ? 33 : 37;
    return `M${round(200 + c * 26)},${round(186 + s * 26)}L${round(200 + c * reach)},${round(186 + s * reach)}`;
  });
  return (
    '<circle cx="200" cy="186" r="20" fill="#e0a63c"/>' +
    `<path d="${rays.join('')}" stroke="#e0a63c" stroke-width="3.4" stroke-linecap="round"/>` +
    '<path d="M192,190q8,7 16,0" stroke="#7a4f14" stroke-width="2" fill="none" stroke-linecap="round"/>' +
    '<circle cx="193" cy="182" r="1.9" fill="#7a4f14"/><circle cx="207" cy="182" r="1.9" fill="#7a4f14"/>'
  );
}

const bear = (): string =>
  '<circle cx="180" cy="166" r="10" fill="#9a7350"/><circle cx="220" cy="166" r="10" fill="#9a7350"/>' +
  '<ellipse cx="200" cy="187" rx="31" ry="27" fill="#a98460"/><ellipse cx="200" cy="196" rx="12" ry="9.5" fill="#eadcc6"/>' +
  '<ellipse cx="200" cy="192" rx="4" ry="2.8" fill="#3a2c20"/><circle cx="188" cy="183" r="2.4" fill="#3a2c20"/>' +
  '<circle cx="212" cy="183" r="2.4" fill="#3a2c20"/><path d="M200,195v3.4" stroke="#3a2c20" stroke-width="1.6"/>';

const pear = (): string =>
  '<path d="M200,156c-9,0 -11,12 -14,20c-5,10 -13,14 -13,26c0,14 12,20 27,20s27,-6 27,-20c0,-12 -8,-16 -13,-26c-3,-8 -5,-20 -14,-20Z" fill="#cdbb4f"/>' +
  '<path d="M200,156c0,-8 2,-11 6,-14" stroke="#6b5433" stroke-width="3" fill="none" stroke-linecap="round"/>' +
  '<path d="M203,150c8,-8 18,-6 22,-3c-5,8 -14,9 -22,3Z" fill="#6f8a4e"/>' +
  '<path d="M184,196c-2,10 4,16 9,18" stroke="#ffffff" stroke-opacity=".5" stroke-width="3" fill="none" stroke-linecap="round"/>';
