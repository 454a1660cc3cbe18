import { DAY, MINUTE } from '@shared/kernel/time';

/** `wx.login` has no published form for its code; ours must be hard to guess and easy to keep in a browser. */
export const LOGIN_CODE = /^[A-Za-z0-9_-]{8,64}$/;

/** Ours: the phone signs in silently on every start, so a session only has to outlive a visit. */
export const SESSION_LIFE_MS = 180 * DAY;

/** A phone code is good once and for 5 minutes (developers.weixin.qq.com, open-ability/getPhoneNumber). */
export const PHONE_CODE_LIFE_MS = 5 * MINUTE;

/** Mainland mobile numbers; the platform's button cannot return another shape for +86. */
export const PHONE = /^1[3-9]\d{9}$/;
