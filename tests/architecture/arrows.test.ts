import { describe, expect, it } from '@jest/globals';
import { arrowViolations, packageViolations } from './arrows';
import { sourceFiles } from './source-files';

const planted = (path: string, text: string) => [{ path, text }];

describe('arrows between folders', () => {
  it('go one way', () => expect(arrowViolations(sourceFiles())).toEqual([]));

  it.each([
    [
      'shared/kernel/money.ts',
      `import { priceBasket } from '../domain/pricing/price-basket';`,
      'The kernel imports',
    ],
    [
      'shared/contracts/order.contract.ts',
      `import { decide } from '../domain/order/order';`,
      'kernel words only',
    ],
    ['shared/domain/order/order.ts', `import { addToCart } from '../cart/cart';`, 'domainAllowances'],
    [
      'shared/domain/order/order.ts',
      `import type { Order } from '../../contracts/order.contract';`,
      'is pure',
    ],
    ['shared/illustration/pen.ts', `import { fen } from '../domain/pricing/basket';`, 'nothing of the shop'],
    [
      'cloudfunctions/order/place-order.ts',
      `import { quote } from '../cart/quote';`,
      'never another function',
    ],
    ['cloudfunctions/_stores/orders.store.ts', `import { main } from '../order';`, 'knows no function'],
    [
      'cloudfunctions/order/index.ts',
      `import { startLocalCloud } from '@localcloud/local-cloud';`,
      'never another',
    ],
    [
      'miniprogram/src/pages/cart/index.tsx',
      `import { cartContract } from '@shared/contracts/cart.contract';`,
      '`import type`',
    ],
    [
      'miniprogram/src/pages/cart/index.tsx',
      `import { allocateFen } from '@shared/domain/money/allocate';`,
      'functions decide',
    ],
    [
      'miniprogram/src/pages/cart/index.tsx',
      `const page = import('../../../../console/src/app/app');`,
      'functions decide',
    ],
    ['console/src/app/app.tsx', `export { main } from '@functions/hq';`, 'functions decide'],
    [
      'localcloud/src/main.ts',
      `import { orderContract } from '@shared/contracts/order.contract';`,
      'built folders',
    ],
    [
      'localcloud/src/main.ts',
      `import type { Stores } from '../../cloudfunctions/_stores/stores.store';`,
      'built folders',
    ],
  ])('%s may not say %s', (path, text, sentence) => {
    expect(arrowViolations(planted(path, text))).toEqual([expect.stringContaining(sentence)]);
  });

  it.each([
    [
      'miniprogram/src/pages/cart/index.tsx',
      `import type { CartContract } from '@shared/contracts/cart.contract';`,
    ],
    ['console/src/api/hq.ts', `import { type HqContract } from '@shared/contracts/hq.contract';`],
    ['miniprogram/src/pages/cart/index.tsx', `import { yuan } from '@shared/kernel/money';`],
    ['cloudfunctions/order/index.ts', `import { serve } from '../_runtime/serve';`],
    ['localcloud/src/main.ts', `import { httpRoutes } from '@config/http-routes';`],
  ])('%s may say %s', (path, text) => expect(arrowViolations(planted(path, text))).toEqual([]));
});

describe('packages', () => {
  it('stay where they belong', () => expect(packageViolations(sourceFiles())).toEqual([]));

  it.each([
    ['miniprogram/src/api/index.ts', `import * as z from 'zod';`, '70 KB'],
    ['console/src/api/hq.ts', `import { fenSchema } from '@shared/kernel/money-schema';`, 'brings zod'],
    ['shared/domain/order/order.ts', `import { randomUUID } from 'node:crypto';`, 'is pure'],
    ['shared/domain/order/order.ts', `import * as z from 'zod';`, 'Only contracts'],
  ])('%s may not say %s', (path, text, sentence) => {
    expect(packageViolations(planted(path, text))).toEqual([expect.stringContaining(sentence)]);
  });
});
