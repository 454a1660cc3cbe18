import { describe, expect, it } from '@jest/globals';
import { presetSettings, sourceOrder } from '@shared/domain/inventory/source-order';
import { place, wish } from './sourcing-places';

const franchise = { ownerId: 'franchisee:lin' } as const;
const warehouse = { kind: 'warehouse' } as const;

describe('one cart in three malls', () => {
  it.each([
    // One cart, three malls (capability A2): another owner and another plan in each.
    { mode: 'brandMall', ownerId: 'hq', locationId: 'hub' },
    { mode: 'storeMall', ownerId: 'franchisee:lin', locationId: 'own' },
    { mode: 'trafficMall', ownerId: 'franchisee:wu', locationId: 'near' },
  ] as const)('a $mode gives the order to $ownerId', ({ mode, ownerId, locationId }) => {
    const candidates = [
      place('own', { dress: 1 }, { ...franchise, metres: 60_000 }),
      place('near', { dress: 1 }, { ownerId: 'franchisee:wu', metres: 1_000 }),
      place('hub', { dress: 1 }, { ...warehouse, metres: 200_000 }),
    ];
    const asked = wish({ dress: 1 }, candidates, { settings: presetSettings(mode) });
    const parts = [{ locationId, ownerId, lines: [{ skuId: 'dress', quantity: 1 }] }];
    expect(sourceOrder(asked)).toMatchObject({ ok: true, value: { parts, explanation: { mode } } });
  });

  it('lets the owner’s store of a traffic mall be 20 km farther than another, and not more', () => {
    const placesAt = (metres: number) => {
      const answer = sourceOrder(
        wish(
          { dress: 1 },
          [
            place('own', { dress: 1 }, { ...franchise, metres }),
            place('near', { dress: 1 }, { ownerId: 'franchisee:wu', metres: 0 }),
          ],
          { settings: presetSettings('trafficMall') },
        ),
      );
      return answer.ok && answer.value.parts.map(({ locationId }) => locationId);
    };
    expect(placesAt(19_900)).toEqual(['own']);
    expect(placesAt(20_100)).toEqual(['near']);
  });
});
