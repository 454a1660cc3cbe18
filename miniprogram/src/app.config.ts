/** Tabs and what a first visit opens are in the main package, everything else comes when it is near. */
export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/category/index',
    'pages/cart/index',
    'pages/member/index',
    'pages/product/index',
  ],
  subPackages: [
    { root: 'packages/browse', name: 'browse', pages: ['search/index', 'stores/index'] },
    { root: 'packages/order', name: 'order', pages: ['checkout/index', 'orders/index', 'order/index'] },
    { root: 'packages/member', name: 'member', pages: ['addresses/index', 'address/index', 'privacy/index'] },
    {
      root: 'packages/guide',
      name: 'guide',
      pages: ['today/index', 'ship/index', 'stock/index', 'transfers/index', 'transfer/index'],
    },
  ],
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['browse'] },
    'pages/cart/index': { network: 'all', packages: ['order'] },
    'pages/product/index': { network: 'all', packages: ['order'] },
    'pages/member/index': { network: 'wifi', packages: ['member', 'order'] },
  },
  window: {
    navigationStyle: 'custom',
    navigationBarTitleText: '云铺',
    backgroundColor: '#f6f3ee',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#635c53',
    selectedColor: '#9e3a3f',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      {
        pagePath: 'pages/home/index',
        text: '首页',
        iconPath: 'assets/tab/home.png',
        selectedIconPath: 'assets/tab/home-on.png',
      },
      {
        pagePath: 'pages/category/index',
        text: '分类',
        iconPath: 'assets/tab/grid.png',
        selectedIconPath: 'assets/tab/grid-on.png',
      },
      {
        pagePath: 'pages/cart/index',
        text: '购物车',
        iconPath: 'assets/tab/cart.png',
        selectedIconPath: 'assets/tab/cart-on.png',
      },
      {
        pagePath: 'pages/member/index',
        text: '我的',
        iconPath: 'assets/tab/user.png',
        selectedIconPath: 'assets/tab/user-on.png',
      },
    ],
  },
  permission: { 'scope.userLocation': { desc: '用于找到离你最近的门店' } },
  requiredPrivateInfos: ['getLocation'],
  lazyCodeLoading: 'requiredComponents',
  __usePrivacyCheck__: true,
});
