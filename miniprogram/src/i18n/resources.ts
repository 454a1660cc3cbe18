import zhCart from './zh-CN/cart.json';
import zhCategory from './zh-CN/category.json';
import zhCheckout from './zh-CN/checkout.json';
import zhCommon from './zh-CN/common.json';
import zhGuide from './zh-CN/guide.json';
import zhHome from './zh-CN/home.json';
import zhMember from './zh-CN/member.json';
import zhOrder from './zh-CN/order.json';
import zhPlatform from './zh-CN/platform.json';
import zhProduct from './zh-CN/product.json';
import zhSearch from './zh-CN/search.json';
import zhStore from './zh-CN/store.json';
import zhTransfer from './zh-CN/transfer.json';
import enCart from './en/cart.json';
import enCategory from './en/category.json';
import enCheckout from './en/checkout.json';
import enCommon from './en/common.json';
import enGuide from './en/guide.json';
import enHome from './en/home.json';
import enMember from './en/member.json';
import enOrder from './en/order.json';
import enPlatform from './en/platform.json';
import enProduct from './en/product.json';
import enSearch from './en/search.json';
import enStore from './en/store.json';
import enTransfer from './en/transfer.json';

/** All texts of the interface: one namespace per page, `common` for what several pages say. */
export const resources = {
  'zh-CN': {
    cart: zhCart,
    category: zhCategory,
    checkout: zhCheckout,
    common: zhCommon,
    guide: zhGuide,
    home: zhHome,
    member: zhMember,
    order: zhOrder,
    platform: zhPlatform,
    product: zhProduct,
    search: zhSearch,
    store: zhStore,
    transfer: zhTransfer,
  },
  en: {
    cart: enCart,
    category: enCategory,
    checkout: enCheckout,
    common: enCommon,
    guide: enGuide,
    home: enHome,
    member: enMember,
    order: enOrder,
    platform: enPlatform,
    product: enProduct,
    search: enSearch,
    store: enStore,
    transfer: enTransfer,
  },
} as const;
