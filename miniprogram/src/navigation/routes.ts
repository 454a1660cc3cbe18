/** Every page by its name. Tab pages first; they cannot carry parameters. */
export const routes = {
  home: '/pages/home/index',
  category: '/pages/category/index',
  cart: '/pages/cart/index',
  member: '/pages/member/index',
  product: '/pages/product/index',
  search: '/packages/browse/search/index',
  stores: '/packages/browse/stores/index',
  checkout: '/packages/order/checkout/index',
  orders: '/packages/order/orders/index',
  order: '/packages/order/order/index',
  addresses: '/packages/member/addresses/index',
  address: '/packages/member/address/index',
  privacy: '/packages/member/privacy/index',
  guide: '/packages/guide/today/index',
  ship: '/packages/guide/ship/index',
  stockLookup: '/packages/guide/stock/index',
  transfers: '/packages/guide/transfers/index',
  transfer: '/packages/guide/transfer/index',
} as const;

export type RouteName = keyof typeof routes;

const tabs = ['home', 'category', 'cart', 'member'] as const;
export type TabName = (typeof tabs)[number];
export const isTab = (name: RouteName): name is TabName => (tabs as readonly string[]).includes(name);

export type RouteParams = Readonly<Record<string, string | number | undefined>>;

/** The address of a page with its parameters; those without a value are left out. */
export function addressOf(name: RouteName, params: RouteParams = {}): string {
  const query = Object.entries(params)
    .filter((entry): entry is [string, string | number] => entry[1] !== undefined)
    .map(([key, value]) => `${key}=${encodeURIComponent(value)}`)
    .join('&');
  return query ? `${routes[name]}?${query}` : routes[name];
}
