import * as z from 'zod';
import type { Contract } from './contract';
import { idSchema, nothingSchema, textSchema } from './schemas';

/** The privacy statement a member agreed to is named by its date. */
const policyVersionSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const addressFieldsSchema = z.strictObject({
  recipient: z.string().trim().min(1).max(30),
  phone: z.string().regex(/^1\d{10}$/, 'a mainland mobile number has 11 digits'),
  province: z.string().trim().min(1).max(30),
  city: z.string().trim().min(1).max(30),
  district: z.string().trim().max(30),
  detail: z.string().trim().min(2).max(120),
  isDefault: z.boolean().default(false),
});

const addressSchema = z.strictObject({ addressId: idSchema, ...addressFieldsSchema.shape });
export type AddressView = z.output<typeof addressSchema>;

const meSchema = z.strictObject({
  memberId: idSchema,
  nickname: z.string(),
  /** 199****0001, or null before the phone is bound. */
  phoneMasked: z.string().nullable(),
  privacyAgreed: policyVersionSchema.nullable(),
  addresses: z.array(addressSchema),
  /** Set when the bound phone belongs to a guide in service. */
  guide: z
    .strictObject({ guideId: idSchema, name: z.string(), storeId: idSchema, storeName: textSchema })
    .nullable(),
});
export type MeView = z.output<typeof meSchema>;

export const memberContract = {
  /** Who I am here; makes the member on the first call. */
  me: { input: nothingSchema, output: meSchema, refusals: {} },
  agreePrivacy: {
    input: z.strictObject({ version: policyVersionSchema }),
    output: meSchema,
    refusals: {},
  },
  /** The code of the platform's phone button: single use, five minutes. */
  bindPhone: {
    input: z.strictObject({ code: z.string().min(1).max(128) }),
    output: meSchema,
    refusals: {
      CODE_INVALID: nothingSchema,
      CODE_QUOTA_EXHAUSTED: nothingSchema,
      /** The phone already belongs to another member; a person must look at it. */
      PHONE_TAKEN: nothingSchema,
    },
  },
  updateProfile: {
    input: z.strictObject({ nickname: z.string().trim().min(1).max(20) }),
    output: meSchema,
    refusals: {},
  },
  /** Without an id a new address; at most 20. The id is chosen by the caller so that a repeat saves once. */
  saveAddress: {
    input: z.strictObject({ addressId: idSchema, address: addressFieldsSchema }),
    output: meSchema,
    refusals: { TOO_MANY_ADDRESSES: z.strictObject({ limit: z.int() }) },
  },
  removeAddress: { input: z.strictObject({ addressId: idSchema }), output: meSchema, refusals: {} },
} satisfies Contract;
export type MemberContract = typeof memberContract;
