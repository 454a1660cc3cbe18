import { Query } from 'mingo';
import { CloudError } from '../../cloud-error';
import { isDocument, type Document, type Value } from '../values/values';

/** Runs code in the database; the service offers none of them. */
const forbidden = new Set(['$where', '$function', '$accumulator']);

/** Refuses operators that would run code, however deep they hide. */
export function refuseCode(value: Value): void {
  if (Array.isArray(value)) value.forEach(refuseCode);
  else if (isDocument(value))
    for (const [key, inner] of Object.entries(value)) {
      if (forbidden.has(key))
        throw new CloudError('DATABASE_INVALID_OPERRATOR', `operator ${key} is not allowed`);
      refuseCode(inner);
    }
}

/** `$expr`: an aggregation expression as a condition. */
export function compileExpression(expression: Value): (document: Document) => boolean {
  refuseCode(expression);
  const query = new Query({ $expr: expression } as Record<string, unknown>, {
    scriptEnabled: false,
    useStrictMode: false,
  });
  return (document) => {
    try {
      return query.test(document);
    } catch (error) {
      throw new CloudError(
        'DATABASE_REQUEST_FAILED',
        error instanceof Error ? error.message : '$expr failed',
      );
    }
  };
}
