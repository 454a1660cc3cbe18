/** The CloudBase environment of this build; empty means the mini-program's own one. */
declare const YUNPU_ENV: string;
/** Where HTTP access and pictures are served; empty means the page's own origin. */
declare const YUNPU_ORIGIN: string;

declare module '*.scss';
declare module '*.png' {
  const address: string;
  export default address;
}

/** Set by Taro at build time, so that the branch of the other target is left out. */
declare const process: { readonly env: { readonly TARO_ENV: 'weapp' | 'h5' } };
