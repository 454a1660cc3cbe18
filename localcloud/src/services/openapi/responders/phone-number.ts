import type { Clock } from '../../../clock';
import type { PhoneCodes } from '../../identity/phone-codes';
import { ApiError } from '../api-error';
import type { Responder } from './responder';

/** The number behind the code of a phone-number button, once. */
export const getPhoneNumber =
  (appId: string, clock: Clock, phoneCodes: PhoneCodes): Responder =>
  ({ code }) => {
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
