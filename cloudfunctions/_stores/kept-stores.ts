import { SECOND, type Millis } from '@shared/kernel/time';
import type { StoreDocument } from './catalog.documents';
import { remember } from '../_runtime/remember';
import { partsWaiting } from './orders.store';
import { findOfferedStore, shippers } from './stores.store';

/** A store that opens, closes or moves is known here half a minute later. */
const STORES_KEPT: Millis = 30 * SECOND;

/** A store that sells to shoppers, as of the last half minute, or undefined. */
export const keptOfferedStore = remember(STORES_KEPT, findOfferedStore);

const shippersFor = remember(STORES_KEPT, (_: 'delivery') => shippers());

const loadsFor = remember(STORES_KEPT, (_: 'all') => partsWaiting());

/** Parts that wait to be handed out, by location, as of the last half minute: busy places are spared. */
export const keptLoads = (): Promise<ReadonlyMap<string, number>> => loadsFor('all');

/** What sends goods when the chosen store cannot, as of the last half minute, in the order of their codes. */
export const keptShippers = (): Promise<StoreDocument[]> => shippersFor('delivery');
