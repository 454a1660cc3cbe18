import { CloudError } from '../../cloud-error';
import type { StoredCollection } from './collection';

/**
 * Searching by distance needs a 2dsphere index on the real service. A collection made at run time cannot have one,
 * since the SDK has no call for it; there we search all the same.
 */
export function requirePlaces(collection: StoredCollection, path: string): void {
  if (collection.isDefined && !collection.geoFields.some((field) => field.path === path))
    throw new CloudError('DATABASE_REQUEST_FAILED', `unable to find index for $geoNear query on ${path}`);
}
