import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompress } from './precompress.js';
import { textsByLanguage } from './texts-by-language.js';

/** Packages that nearly every page needs; one file that the browser keeps between releases. */
const EVERY_PAGE =
  /node_modules\/(react|react-dom|scheduler|react-router|@tanstack\/(react-query|query-core)|i18next|react-i18next|openapi-fetch|html-parse-stringify|use-sync-external-store)\//;
const ARIA =
  /node_modules\/(react-aria|react-aria-components|react-stately|@react-aria|@react-stately|@internationalized)\//;
/** The kit in two files instead of dozens: one for every page, one for lists and windows; texts are apart by language. */
const KIT = /\/src\/(api|i18n|ui)\/(?!aria-locale|calendar|combo-box|data-table|dialog|modal|qr-code)(?!.*\?texts=)/;
const KIT_OF_LISTS = /\/src\/ui\/(data-table|dialog|modal)/;

const config = defineConfig({
  plugins: [react(), textsByLanguage(), precompress()],
  build: {
    outDir: 'dist',
    // Phones in the county towns are years old; WeChat's own browser follows Chrome at a distance. Every iPhone that runs
    // iOS 14 also runs 15.
    target: ['chrome87', 'safari16.4'],
    assetsInlineLimit: 2048,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'vendor', test: EVERY_PAGE, priority: 2 },
            { name: 'aria', test: ARIA, priority: 1 },
            { name: 'kit', test: KIT },
            { name: 'lists', test: KIT_OF_LISTS },
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
