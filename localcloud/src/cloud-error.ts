/** An error of the service, as the SDK reads it: `{ code, message }` beside the request id, with HTTP status 200. */
export class CloudError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'CloudError';
    this.code = code;
  }
}
