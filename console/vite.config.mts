import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The local cloud that answers while developing: `npm run cloud` or `npm start`. */
const cloud = process.env.YUNPU_CLOUD ?? 'http://127.0.0.1:7300';

/** Served under /console/ by static hosting and by the local cloud alike. */
export default defineConfig({
  root: here('.'),
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@shared': here('../shared') } },
  server: { proxy: { '/hq': cloud, '/picture': cloud } },
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 600, // kB before compression: the component library in one piece.
    rollupOptions: {
      output: {
        // Libraries change seldom: kept apart, they stay in the browser's cache when a page changes.
        manualChunks: {
          react: ['react', 'react-dom', 'react-router-dom', '@tanstack/react-query'],
          words: ['i18next', 'react-i18next'],
        },
      },
    },
  },
});
