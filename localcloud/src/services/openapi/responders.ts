import type { Clock } from '../../clock';
import type { PhoneCodes } from '../identity/phone-codes';
import { ApiError } from './api-error';
import { SUBSCRIBE_VALUE_RULES } from './limits';
import type { ApiParameters } from './messages';
import type { Outbox } from './outbox';

/** Answers one call with the content of WeChat's reply, names in snake_case. Throws ApiError for a refusal. */
export type Responder = (parameters: ApiParameters) => Readonly<Record<string, unknown>>;

type Surroundings = {
  readonly appId: string;
  readonly clock: Clock;
  readonly phoneCodes: PhoneCodes;
  readonly outbox: Outbox;
};

function getPhoneNumber({ appId, clock, phoneCodes }: Surroundings): Responder {
  return ({ code }) => {
    const phone = typeof code === 'string' ? phoneCodes.redeem(code) : undefined;
    if (!phone) throw new ApiError(40029, 'invalid code');
    return {
      phone_info: {
        phone_number: phone,
        pure_phone_number: phone,
        country_code: '86',
        watermark: { timestamp: Math.floor(clock.now() / 1000), appid: appId },
      },
    };
  };
}

function checkValue(name: string, entry: unknown): void {
  const kind = name.replace(/\d+$/, '');
  const rule = Object.hasOwn(SUBSCRIBE_VALUE_RULES, kind) ? SUBSCRIBE_VALUE_RULES[kind] : undefined;
  const value = (entry as { value?: unknown } | null)?.value;
  const isRight =
    rule && (typeof value === 'string' || typeof value === 'number') && rule.test(String(value));
  if (!isRight) throw new ApiError(47003, `argument invalid! data.${name}.value invalid`);
}

function sendSubscribeMessage({ clock, outbox }: Surroundings): Responder {
  return (parameters) => {
    const { touser: to, template_id: template, data } = parameters;
    if (typeof to !== 'string' || to === '') throw new ApiError(40003, 'invalid openid');
    if (typeof template !== 'string' || template === '') throw new ApiError(40037, 'invalid template_id');
    if (data === null || typeof data !== 'object') throw new ApiError(47003, 'argument invalid! data');
    for (const [name, entry] of Object.entries(data)) checkValue(name, entry);
    outbox.add({ at: clock.now(), kind: 'subscribeMessage', to, content: parameters });
    return {};
  };
}

/** The calls of `cloud.openapi` that are answered. To add one: write its responder and name it here. */
export function makeResponders(surroundings: Surroundings): Readonly<Record<string, Responder>> {
  return {
    'phonenumber.getPhoneNumber': getPhoneNumber(surroundings),
    'subscribeMessage.send': sendSubscribeMessage(surroundings),
  };
}
