import { randomBytes } from 'node:crypto';
import type { Clock } from '../../../clock';
import { ApiError } from '../api-error';
import { CHECKED_TEXT_LENGTH, MEDIA_CHECKS_PER_MINUTE, TEXT_CHECKS_PER_MINUTE } from '../limits';
import type { ApiParameters } from '../messages';
import { verdictOf, type Moderation } from '../moderation';
import { perMinute, textOf, type Responder } from './responder';

const TOO_OFTEN = { errcode: 44991, errmsg: 'reach max api minute frequence' };
const SCENES = [1, 2, 3, 4];

const newTraceId = (): string => [4, 4, 4].map((length) => randomBytes(length).toString('hex')).join('-');

/** What both checks want: the second version, a scene of four, somebody's openid. */
function checkCommon({ version, scene, openid }: ApiParameters): void {
  if (version !== 2) throw new ApiError(47001, 'data format error');
  if (!SCENES.includes(scene as number)) throw new ApiError(40129, 'invalid scene');
  if (textOf(openid) === '') throw new ApiError(40003, 'invalid openid');
}

/** Judges a text at once, by the words that moderation knows. */
export const checkText = (clock: Clock, moderation: Moderation): Responder =>
  perMinute(clock, TEXT_CHECKS_PER_MINUTE, TOO_OFTEN, (parameters) => {
    checkCommon(parameters);
    const { content, title = '', nickname = '', signature = '' } = parameters;
    if (textOf(content) === '') throw new ApiError(44002, 'empty post data');
    const texts = [content, title, nickname, signature];
    const areTexts = texts.every((text) => typeof text === 'string');
    if (!areTexts || [...textOf(content)].length > CHECKED_TEXT_LENGTH)
      throw new ApiError(47001, 'data format error');
    const { suggest, label, keyword } = verdictOf(moderation, texts as string[]);
    return {
      trace_id: newTraceId(),
      result: { suggest, label },
      detail: [
        { strategy: 'content_model', errcode: 0, suggest, label, prob: 90 },
        { strategy: 'keyword', errcode: 0, suggest, label, ...(keyword ? { keyword } : {}) },
      ],
    };
  });

/** Takes a picture or sound to be judged. The verdict comes by message push on the platform; here it does not come. */
export const checkMedia = (clock: Clock): Responder =>
  perMinute(clock, MEDIA_CHECKS_PER_MINUTE, TOO_OFTEN, (parameters) => {
    checkCommon(parameters);
    const { media_url: address, media_type: type } = parameters;
    if (type !== 1 && type !== 2) throw new ApiError(47001, 'data format error');
    if (!URL.canParse(textOf(address)) || !/^https?:/.test(textOf(address)))
      throw new ApiError(40066, 'invalid url');
    return { trace_id: newTraceId() };
  });
