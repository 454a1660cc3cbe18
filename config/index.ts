import { resolve } from 'node:path';
import { defineConfig } from '@tarojs/cli';

const root = resolve(__dirname, '..');
const target = process.env.TARO_ENV ?? 'weapp';
const text = (value: string | undefined) => JSON.stringify(value ?? '');

/**
 * Taro build of `miniprogram` for both targets. Two settings come from the environment:
 * YUNPU_ENV, the CloudBase environment of a weapp build (its own one when empty), and YUNPU_ORIGIN,
 * where HTTP access and pictures are served (the page's own origin on H5).
 */
export default defineConfig({
  projectName: 'yunpu',
  sourceRoot: 'miniprogram/src',
  outputRoot: `dist/${target}`,
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // With a source root of its own name the cache never persists, it only costs time.
  cache: { enable: false },
  plugins: ['@tarojs/plugin-html'],
  alias: { '@shared': resolve(root, 'shared') },
  defineConstants: {
    YUNPU_ENV: text(process.env.YUNPU_ENV),
    YUNPU_ORIGIN: text(process.env.YUNPU_ORIGIN),
  },
  jsMinimizer: 'terser',
  mini: {
    compile: { include: [resolve(root, 'shared')] },
    optimizeMainPackage: { enable: true },
    miniCssExtractPluginOption: { ignoreOrder: true },
    postcss: { pxtransform: { enable: true, config: {} } },
  },
  h5: {
    compile: { include: [resolve(root, 'shared')] },
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    useHtmlComponents: false,
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true },
      // rem follows the width of the phone; a desktop window shows the mall as wide as a large phone.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 17, maxRootSize: 23 } },
    },
    webpackChain(chain) {
      chain.optimization.splitChunks({
        chunks: 'all',
        cacheGroups: {
          // What several pages share is loaded once; what one page needs stays with that page.
          vendors: { test: /[\\/]node_modules[\\/]/, name: 'vendors', chunks: 'initial', priority: 20 },
          default: { minChunks: 2, chunks: 'async', priority: 10, reuseExistingChunk: true },
        },
      });
    },
  },
});
