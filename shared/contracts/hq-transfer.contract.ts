import * as z from 'zod';
import type { Contract } from './contract';
import { page, pageEnd } from './page.schemas';
import { idSchema, nothingSchema, requestIdSchema } from './schemas';
import {
  goodsSchema,
  openRefusals,
  outcomesSchema,
  remarkSchema,
  transferRefusals,
  transferSchema,
  transferStatusSchema,
  transferSummarySchema,
  wantedSchema,
} from './transfer.schemas';

const wish = { requestId: requestIdSchema, transferId: idSchema };

const step = <Input extends z.ZodRawShape>(input: Input) => ({
  input: z.strictObject({ ...wish, ...input }),
  output: transferSchema,
  refusals: transferRefusals,
});

/** Transfers between places of the chain, for headquarters, which may also ship and receive for a warehouse. */
export const hqTransferActions = {
  transfers: {
    input: z.strictObject({
      transferId: idSchema.optional(),
      /** Either end. */
      placeId: idSchema.optional(),
      status: transferStatusSchema.optional(),
      ...page,
    }),
    output: z.strictObject({ transfers: z.array(transferSummarySchema), ...pageEnd }),
    refusals: {},
  },
  transfer: {
    input: z.strictObject({ transferId: idSchema }),
    output: transferSchema,
    refusals: { TRANSFER_NOT_FOUND: nothingSchema },
  },
  /** Approved as it is made: the giving place ships next. */
  createTransfer: {
    input: z.strictObject({
      requestId: requestIdSchema,
      fromId: idSchema,
      toId: idSchema,
      lines: wantedSchema,
      remark: remarkSchema,
    }),
    output: transferSchema,
    refusals: openRefusals,
  },
  approveTransfer: step({ lines: goodsSchema }),
  refuseTransfer: step({}),
  cancelTransfer: step({}),
  shipTransfer: step({ lines: goodsSchema }),
  receiveTransfer: step({ lines: goodsSchema }),
  /** Says of every missing piece whether it is lost or back at the giving place. */
  resolveTransfer: step({ outcomes: outcomesSchema }),
} satisfies Contract;
