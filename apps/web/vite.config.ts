import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Packages that nearly every page needs; one file that the browser keeps between releases. */
const EVERY_PAGE =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|i18next|react-i18next|openapi-fetch|html-parse-stringify|use-sync-external-store)\//;
const ARIA =
  /node_modules\/(react-aria|react-aria-components|react-stately|@react-aria|@react-stately|@internationalized)\//;
/** The kit in two files instead of dozens: one for every page, one for lists and windows, which need React Aria. */
const KIT = /\/src\/(api|i18n|ui)\/(?!aria-locale|combo-box|data-table|dialog|qr-code)/;
const KIT_WITH_ARIA = /\/src\/ui\/(aria-locale|combo-box|data-table|dialog)/;

const config = defineConfig({
  plugins: [react()],
  build: {
    outDir: 'dist',
    // Phones in the county towns are years old; WeChat's own browser follows Chrome at a distance.
    target: ['es2020', 'chrome87', 'safari14'],
    assetsInlineLimit: 2048,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: EVERY_PAGE, priority: 2 },
            { name: 'aria', test: ARIA, priority: 1 },
            { name: 'kit', test: KIT },
            { name: 'lists', test: KIT_WITH_ARIA },
          ],
        },
      },
    },
  },
  server: {
    proxy: {
      '/api': { target: 'http://127.0.0.1:3000' },
      '/socket.io': { target: 'http://127.0.0.1:3000', ws: true },
    },
  },
});

export { config as default };
