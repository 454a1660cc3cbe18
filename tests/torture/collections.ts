import type { CollectionDefinition } from '@config/collections';

/** What the tortured cloud holds: an index of every kind the engine has, each with a query that must use it. */
export const collections: readonly CollectionDefinition[] = [
  {
    name: 'entries',
    indexes: [
      {
        name: 'kindRank',
        keys: [
          ['kind', 1],
          ['rank', -1],
          ['_id', 1],
        ],
      },
      {
        name: 'tags',
        keys: [
          ['tags', 1],
          ['rank', 1],
          ['_id', 1],
        ],
      },
      { name: 'place', keys: [['place', '2dsphere']] },
    ],
  },
  { name: 'counters', indexes: [{ name: 'value', keys: [['value', 1]] }] },
  { name: 'accounts', indexes: [{ name: 'balance', keys: [['balance', 1]] }] },
  { name: 'transfers', indexes: [{ name: 'round', keys: [['round', 1]] }] },
  { name: 'coupons', indexes: [{ name: 'code', keys: [['code', 1]], unique: true }] },
  { name: 'letters', indexes: [{ name: 'version', keys: [['version', 1]] }] },
];
