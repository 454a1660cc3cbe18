/** Refusals of WeChat Pay v3 with the HTTP status each comes with. */
const STATUS = {
  PARAM_ERROR: 400,
  INVALID_REQUEST: 400,
  APPID_MCHID_NOT_MATCH: 400,
  ORDERPAID: 400,
  ORDER_CLOSED: 400,
  NO_STATEMENT_EXIST: 400,
  STATEMENT_CREATING: 400,
  SIGN_ERROR: 401,
  OUT_TRADE_NO_USED: 403,
  NOT_ENOUGH: 403,
  NO_AUTH: 403,
  RESOURCE_NOT_EXISTS: 404,
  ORDER_NOT_EXIST: 404,
  FREQUENCY_LIMITED: 429,
} as const;

export type PayErrorCode = keyof typeof STATUS;

/** A refusal as the platform words it: `{code, message}`, for a wrong field with `detail`. */
export class PayError extends Error {
  readonly status: number;

  constructor(
    readonly code: PayErrorCode,
    message: string,
    readonly detail?: { readonly field: string; readonly issue: string },
  ) {
    super(message);
    this.status = STATUS[code];
  }
}
