/** How the gallery is built and served: as the dashboard is, with a page of its own. */
import { join } from 'node:path';
import { defineConfig } from 'vite';
import dashboard from '#dashboard/vite.config.ts';

const project = join(import.meta.dirname, '../..');

export default defineConfig({
  ...dashboard,
  root: import.meta.dirname,
  base: '/',
  cacheDir: join(project, '.cache/gallery'),
  server: { fs: { allow: [project] } },
  build: { ...dashboard.build, outDir: join(project, '.cache/gallery/dist'), minify: false },
});
