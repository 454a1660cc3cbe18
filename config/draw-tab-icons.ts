import { mkdirSync } from 'node:fs';
import sharp from 'sharp';
import { outlines, type IconName } from '../miniprogram/src/components/icon/outlines';

/**
 * Draws the pictures of the tab bar, which WeChat takes as files only, from the outlines of the icons.
 * To be run by hand after an outline changed: `npx tsx config/draw-tab-icons.ts`.
 */
const folder = 'miniprogram/src/assets/tab';
const side = 81;
const colours = { '': '#635c53', '-on': '#9e3a3f' };
const tabs: readonly IconName[] = ['home', 'grid', 'cart', 'user'];

const drawing = (name: IconName, colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${side}" viewBox="-1.5 -1.5 27 27" fill="none" ` +
  `stroke="${colour}" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round"><path d="${outlines[name]}"/></svg>`;

async function drawAll(): Promise<void> {
  mkdirSync(folder, { recursive: true });
  for (const name of tabs) {
    for (const [suffix, colour] of Object.entries(colours)) {
      await sharp(Buffer.from(drawing(name, colour)))
        .png({ palette: true, compressionLevel: 9 })
        .toFile(`${folder}/${name}${suffix}.png`);
    }
  }
}

void drawAll();
