/** `npm run build`: everything that is deployed, into `dist/`. Parts whose inputs are unchanged are skipped. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { runStep } from './build-step.ts';

// Vite reads both characters as parts of an address and then finds no file.
if (/[#?]/.test(process.cwd())) {
  console.error(
    `The folder ${process.cwd()} can't be built in: Vite accepts no "#" or "?" in a path. Rename the folder.`,
  );
  process.exit(1);
}

const everywhere = ['bin/build.ts', 'bin/bundle-functions.ts', 'core', 'package-lock.json', 'tsconfig.json'];

const widget = runStep({
  name: 'widget',
  inputs: [...everywhere, 'client', 'widget'],
  output: 'dist/widget',
  run: async () => {
    const { buildWidget } = await import('#widget/build.ts');
    await buildWidget('dist/widget');
  },
});

const dashboard = runStep({
  name: 'dashboard',
  inputs: [...everywhere, 'client', 'dashboard', 'widget'],
  output: 'dist/dashboard',
  run: async () => {
    const { build } = await import('vite');
    await build({ configFile: 'dashboard/vite.config.ts', logLevel: 'warn' });
  },
});

const functions = runStep({
  name: 'functions',
  inputs: [...everywhere, 'functions', 'bin/bundling', 'bin/api-description', 'bin/doctor', 'widget/tokens.css'],
  output: 'dist/functions',
  run: async () => {
    const { bundleFunctions } = await import('./bundle-functions.ts');
    await bundleFunctions('dist/functions');
    const { writeDescription } = await import('#bin/api-description/write.ts');
    await writeDescription('dist/functions/settings-api');
  },
});

await Promise.all([widget, dashboard, functions]);

// visitor-api serves script.js itself: the loader with the widget's settings, and the address of the app chunk.
for (const file of ['loader.js', 'widget-manifest.json']) {
  const copy = `dist/functions/visitor-api/${file}`;
  const built = readFileSync(`dist/widget/${file}`);
  // Nothing is written when nothing changed, so that a built project also starts from a folder that is read-only.
  if (!existsSync(copy) || !built.equals(readFileSync(copy))) writeFileSync(copy, built);
}
