/** A refusal of WeChat's own servers: `{errcode, errmsg}`. */
export class ApiError extends Error {
  constructor(
    readonly errcode: number,
    message: string,
  ) {
    super(message);
  }
}

/** A call that does not reach WeChat's servers: the SDK shows these as its own error numbers. */
export const API_NOT_FOUND = -604100;
export const API_NOT_PERMITTED = -604101;
