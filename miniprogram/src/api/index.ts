import type { CartContract } from '@shared/contracts/cart.contract';
import type { CatalogContract } from '@shared/contracts/catalog.contract';
import type { InventoryContract } from '@shared/contracts/inventory.contract';
import type { MemberContract } from '@shared/contracts/member.contract';
import type { OrderContract } from '@shared/contracts/order.contract';
import { createClient } from './client';
import { viaCloud } from './via-cloud';
import { viaHttp } from './via-http';

// Written so that the way not taken is left out of the other target's bundle.
export const call = process.env.TARO_ENV === 'weapp' ? viaCloud : viaHttp;

/** Everything the mall asks the cloud, by function. */
export const api = {
  catalog: createClient<CatalogContract>(
    'catalog',
    ['home', 'stores', 'categories', 'list', 'product', 'stockByStore'],
    call,
  ),
  cart: createClient<CartContract>('cart', ['get', 'quote'], call),
  order: createClient<OrderContract>('order', ['get', 'list', 'work'], call),
  member: createClient<MemberContract>('member', ['me'], call),
  inventory: createClient<InventoryContract>(
    'inventory',
    ['lookup', 'giving', 'transfers', 'transfer'],
    call,
  ),
};
