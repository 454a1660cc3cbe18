import qrcode from 'qrcode-generator';
import type { Clock } from '../../../clock';
import { ApiError } from '../api-error';
import { CODE_SIDE, CODES_PER_MINUTE, SCENE_CHARACTERS, SCENE_LENGTH } from '../limits';
import type { ApiParameters } from '../messages';
import { twoColourPng, type Colour } from './png';
import { ApiFile, perMinute, recordOf, textOf, type Responder } from './responder';

/** The still border that a scanner needs, in dots of the code. */
const BORDER = 4;
const WHITE: Colour = [255, 255, 255];
const ENV_VERSIONS = ['release', 'trial', 'develop'];

/** What a path in app.json may be made of. */
const PAGE = /^[\w\-./]{0,1024}$/;

const badArguments = (): ApiError => new ApiError(40097, 'invalid args');

function sceneOf({ scene }: ApiParameters): string {
  const text = textOf(scene);
  if (text === '' || text.length > SCENE_LENGTH)
    throw new ApiError(40169, 'invalid length for scene, or the data is not json string');
  if (!SCENE_CHARACTERS.test(text)) throw new ApiError(40129, 'invalid scene');
  return text;
}

/** A page's path without a first slash and without parameters; empty is the home page. */
function pageOf({ page = '' }: ApiParameters): string {
  if (typeof page !== 'string' || page.startsWith('/') || !PAGE.test(page))
    throw new ApiError(41030, 'invalid page');
  return page;
}

function sideOf({ width = CODE_SIDE.usual }: ApiParameters): number {
  const isSide = Number.isInteger(width) && (width as number) >= CODE_SIDE.least;
  if (!isSide || (width as number) > CODE_SIDE.most) throw badArguments();
  return width as number;
}

function colourOf({ line_color: colour }: ApiParameters): Colour {
  if (colour === undefined) return [0, 0, 0];
  const { r, g, b } = recordOf(colour) ?? {};
  const parts = [r, g, b].map((part) => (part === undefined || part === '' ? NaN : Number(part)));
  if (!parts.every((part) => Number.isInteger(part) && part >= 0 && part <= 255)) throw badArguments();
  return parts as unknown as Colour;
}

function draw(content: string, side: number, dark: Colour, background: Colour | undefined): Buffer {
  const code = qrcode(0, 'M');
  code.addData(content);
  code.make();
  const count = code.getModuleCount();
  const dot = Math.floor(side / (count + 2 * BORDER));
  const from = Math.floor((side - dot * count) / 2);
  const isDark = (x: number, y: number): boolean => {
    const [column, row] = [Math.floor((x - from) / dot), Math.floor((y - from) / dot)];
    const isInside = row >= 0 && row < count && column >= 0 && column < count;
    return isInside && code.isDark(row, column);
  };
  return twoColourPng(side, isDark, dark, background);
}

/**
 * A code that opens a page with a scene. Only WeChat can draw its own round ones; here it is a QR code of the same
 * page in the browser, so that any phone can scan it.
 */
export const getUnlimitedCode = (clock: Clock, mall: string): Responder =>
  perMinute(
    clock,
    CODES_PER_MINUTE,
    { errcode: 45009, errmsg: 'reach max api daily quota limit' },
    (parameters) => {
      const scene = sceneOf(parameters);
      const page = pageOf(parameters);
      const {
        env_version: version = 'release',
        check_path: isChecked = true,
        is_hyaline: isClear = false,
      } = parameters;
      if (!ENV_VERSIONS.includes(version as string)) throw badArguments();
      if (typeof isChecked !== 'boolean' || typeof isClear !== 'boolean') throw badArguments();
      const address = `${mall}/#/${encodeURI(page)}?scene=${encodeURIComponent(scene)}`;
      const background = isClear ? undefined : WHITE;
      return new ApiFile('image/png', draw(address, sideOf(parameters), colourOf(parameters), background));
    },
  );
