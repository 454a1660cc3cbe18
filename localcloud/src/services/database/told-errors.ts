import { CloudError } from '../../cloud-error';

const writes = /^database\.(?:insert|modify|remove)/;

/** How the service words what the database said; seen in what its users report. */
const forms: Readonly<Record<string, (message: string, action: string) => string>> = {
  DATABASE_COLLECTION_NOT_EXIST: (message) => `[ResourceNotFound] ${message}`,
  DATABASE_COLLECTION_ALREADY_EXIST: (message) => `[ResourceUnavailable.ResourceExist] ${message}`,
  DATABASE_TRANSACTION_CONFLICT: () =>
    '[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ' +
    'Please check your request',
  DATABASE_TRANSACTION_FAIL: () =>
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be ' +
    'commit or abort in 30 seconds. Please check your request',
  DATABASE_DUPLICATE_WRITE: failed,
  DATABASE_REQUEST_FAILED: failed,
};

function failed(message: string, action: string): string {
  if (!writes.test(action)) return `[FailedOperation] ${message}`;
  return `[FailedOperation] multiple write errors: [{write errors: [{${message}}]}, {<nil>}]`;
}

/**
 * An error of an action as the caller hears it. What is no `CloudError` is a fault of ours or of the disk: the caller
 * learns that it failed, not where.
 */
export function toldError(error: unknown, action: string): CloudError {
  if (error instanceof CloudError) {
    const form = Object.hasOwn(forms, error.code) ? forms[error.code] : undefined;
    return form ? new CloudError(error.code, form(error.message, action)) : error;
  }
  if (error instanceof RangeError) return new CloudError('INVALID_PARAM', 'the request is nested too deeply');
  return new CloudError('SYS_ERR', `internal error: ${error instanceof Error ? error.message : 'unknown'}`);
}
