/** `npm run build`: everything that deploys, into `dist/`. Pieces whose inputs did not change are skipped. */
import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { runStep } from './build-step.ts';
import { bundleFunctions } from './bundle-functions.ts';

const everywhere = ['bin/build.ts', 'core', 'package-lock.json', 'tsconfig.json'];

if (existsSync('widget/build.ts')) {
  await runStep({
    name: 'widget',
    inputs: [...everywhere, 'widget'],
    output: 'dist/widget',
    run: async () => {
      const { buildWidget } = await import(pathToFileURL('widget/build.ts').href);
      await buildWidget('dist/widget');
    },
  });
} else {
  console.log('widget      skipped: no widget/build.ts yet');
  await mkdir('dist/widget/public', { recursive: true });
}

if (existsSync('dashboard/main.tsx')) {
  await runStep({
    name: 'dashboard',
    inputs: [...everywhere, 'dashboard', 'widget'],
    output: 'dist/dashboard',
    run: async () => {
      const vite = await import('vite');
      await vite.build({ configFile: 'dashboard/vite.config.ts', logLevel: 'warn' });
    },
  });
} else {
  console.log('dashboard   skipped: no dashboard/main.tsx yet');
  await mkdir('dist/dashboard', { recursive: true });
}

await runStep({
  name: 'functions',
  inputs: [...everywhere, 'bin/bundle-functions.ts', 'functions'],
  output: 'dist/functions',
  run: () => bundleFunctions('dist/functions'),
});

// visitor-api answers script.js itself: the loader with the widget's configuration inside, and the app chunk's address.
for (const file of ['loader.js', 'widget-manifest.json']) {
  if (existsSync(`dist/widget/${file}`)) {
    await mkdir('dist/functions/visitor-api', { recursive: true });
    await cp(`dist/widget/${file}`, `dist/functions/visitor-api/${file}`);
  }
}
