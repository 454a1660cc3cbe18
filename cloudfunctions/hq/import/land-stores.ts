import { brand } from '@config/vocabulary/places';
import type { ImportedStore } from '@shared/domain/import/judge-stores';
import type { Millis } from '@shared/kernel/time';
import type { StoreDocument } from '../../_stores/catalog.documents';
import { collection } from '../../_stores/database';
import { planDocuments, type LandingPlan } from './landing';
import { romaniseAddress, romaniseCity, romaniseStore } from './romanise';
import { sourceHash } from './source-hash';

const stores = collection<StoreDocument>('stores');

function storeDocument({ storeId, location, ...said }: ImportedStore, now: Millis): StoreDocument {
  const { name, city, address } = said;
  const document = {
    ...said,
    name: { zh: name, en: romaniseStore(name, city, brand) },
    city: { zh: city.replace(/市$/, ''), en: romaniseCity(city) },
    address: { zh: address, en: romaniseAddress(address) },
    location: location && {
      type: 'Point' as const,
      coordinates: [location.longitude, location.latitude] as [number, number],
    },
  };
  return { _id: storeId, ...document, sourceHash: sourceHash(document), origin: 'import', updatedAt: now };
}

export const planStores = (records: readonly ImportedStore[], now: Millis): Promise<LandingPlan> =>
  planDocuments(
    stores,
    records.map((record) => storeDocument(record, now)),
  );
