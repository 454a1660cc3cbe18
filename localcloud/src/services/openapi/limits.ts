/** Figures of WeChat's server API (developers.weixin.qq.com/miniprogram/dev/server/API). */

const MONTH = '(0?[1-9]|1[0-2])';
const DAY_OF_MONTH = String.raw`(0?[1-9]|[12]\d|3[01])`;
const DAY = String.raw`\d{4}(年${MONTH}月${DAY_OF_MONTH}日|[-/.]${MONTH}[-/.]${DAY_OF_MONTH})`;
const CLOCK = String.raw`([01]?\d|2[0-3]):[0-5]\d(:[0-5]\d)?`;
/** One moment, or two with a ~ between. */
const span = (moment: string): RegExp => new RegExp(String.raw`^${moment}(\s*~\s*${moment})?$`);

/** Subscribe messages: what a value of each kind may be (sendMessage, "订阅消息参数值内容限制说明"). */
export const SUBSCRIBE_VALUE_RULES: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/su,
  number: /^-?\d{1,32}(\.\d{1,32})?$/,
  letter: /^[A-Za-z]{1,32}$/,
  symbol: /^[^\p{L}\p{N}]{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  time: span(String.raw`(${DAY}\s*)?${CLOCK}`),
  date: span(String.raw`${DAY}(\s*${CLOCK})?`),
  amount: /^[^\d]?\d{1,10}(\.\d{1,2})?元?$/u,
  phone_number: /^[\d\s+()-]{1,17}$/,
  car_number: /^(?=.{1,8}$)[\p{sc=Han}A-Za-z0-9][A-Za-z0-9]*[\p{sc=Han}A-Za-z0-9]?$/u,
  name: /^(\p{sc=Han}{1,10}|[^\p{sc=Han}]{1,20}|.{1,10})$/u,
  phrase: /^\p{sc=Han}{1,5}$/u,
};

/** wx.requestSubscribeMessage asks about so many templates at once (miniprogram-api-typings 5.2.3). */
export const MAX_TEMPLATES_AT_ONCE = 5;

/** Messages kept to be looked at; ours. */
export const KEPT_MESSAGES = 1_000;

/** getUnlimitedQRCode: scene, side in pixels, calls a minute. */
export const SCENE_LENGTH = 32;
export const SCENE_CHARACTERS = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]*$/;
export const CODE_SIDE = { usual: 430, least: 280, most: 1_280 };
export const CODES_PER_MINUTE = 5_000;

/** msgSecCheck: characters of a text, calls a minute; mediaCheckAsync: calls a minute. */
export const CHECKED_TEXT_LENGTH = 2_500;
export const TEXT_CHECKS_PER_MINUTE = 4_000;
export const MEDIA_CHECKS_PER_MINUTE = 2_000;

/** uploadShippingInfo: parcels of an order, characters of a description, bytes of a number or company. */
export const MAX_PARCELS = 15;
export const MAX_ITEM_DESC = 120;
export const MAX_PARCEL_FIELD_BYTES = 128;
/** A finished shipment may be sent anew once. */
export const MAX_FINISHES = 2;
