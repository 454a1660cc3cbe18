import type { IconName } from '../components/icon';
import type { zh } from '../i18n/zh-CN';

type FrameWords = typeof zh.frame;

export type MenuItem = {
  readonly key: keyof FrameWords['page'];
  readonly group: keyof FrameWords['group'];
  readonly icon: IconName;
  /** Whether the page shows one store when the scope names one. */
  readonly scoped: boolean;
  readonly page: () => Promise<{ default: React.ComponentType }>;
};

/** The pages of the console, in the order of the navigation: a new page is one line here. */
export const menu: readonly MenuItem[] = [
  {
    key: 'orders',
    group: 'trade',
    icon: 'list',
    scoped: true,
    page: () => import('../pages/orders/orders-page'),
  },
  {
    key: 'reconciliation',
    group: 'trade',
    icon: 'pass',
    scoped: false,
    page: () => import('../pages/reconciliation/reconciliation-page'),
  },
  {
    key: 'products',
    group: 'goods',
    icon: 'tag',
    scoped: false,
    page: () => import('../pages/products/products-page'),
  },
  {
    key: 'stock',
    group: 'goods',
    icon: 'box',
    scoped: true,
    page: () => import('../pages/stock/stock-page'),
  },
  {
    key: 'transfers',
    group: 'goods',
    icon: 'truck',
    scoped: true,
    page: () => import('../pages/transfers/transfers-page'),
  },
  {
    key: 'purchases',
    group: 'goods',
    icon: 'cart',
    scoped: true,
    page: () => import('../pages/purchases/purchases-page'),
  },
  {
    key: 'stores',
    group: 'chain',
    icon: 'store',
    scoped: false,
    page: () => import('../pages/stores/stores-page'),
  },
  {
    key: 'imports',
    group: 'chain',
    icon: 'upload',
    scoped: false,
    page: () => import('../pages/imports/imports-page'),
  },
];

/** The page an address belongs to. */
export function menuItemAt(pathname: string): MenuItem | undefined {
  const [, key] = pathname.split('/');
  return menu.find((item) => item.key === key);
}
