/** How the dashboard is built: static files under `/dashboard/`, nothing inline, so that the strictest policy holds. */
import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  base: '/dashboard/',
  plugins: [
    {
      // The widget's own sources want their style sheets as text, for constructed sheets, as their build gives them.
      name: 'widget-styles-as-text',
      enforce: 'pre',
      resolveId(source, importer) {
        if (!source.endsWith('.css') || !/\/widget\/(app|loader)\/[^?]*\.tsx?$/.test(importer ?? '')) return undefined;
        return this.resolve(`${source}?inline`, importer);
      },
    },
  ],
  build: {
    outDir: '../dist/dashboard',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    chunkSizeWarningLimit: 300,
  },
});
