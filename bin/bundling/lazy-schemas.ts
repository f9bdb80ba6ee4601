/**
 * What bundles import in the place of `zod/mini`. Each factory returns a stand-in that builds its schema when something
 * is first validated with it: a function has hundreds of schemas, and a request needs a few. Everything in zod reads a
 * schema by way of `_zod`, so a stand-in takes part in other schemas like what it stands for. Other packages look for
 * `~standard` (https://standardschema.dev).
 */
import type { Plugin } from 'esbuild';

/** Factories that return a schema or a check, as a bundle may import them. Others build at once, which is right, too. */
const factories = `
  _default array boolean discriminatedUnion email enum extend gte int literal looseObject lte maxLength minLength null
  nullable number object omit optional overwrite partial pick pipe record refine regex strictObject string toLowerCase
  toUpperCase transform trim union unknown url`
  .trim()
  .split(/\s+/);

/** Source of the module. Unused factories are left out of a bundle. */
const lazySchemas = `
import * as z from 'zod/mini';
export * from 'zod/mini';
class LazySchema {
  #make;
  #made;
  constructor(make) { this.#make = make; }
  get made() { return (this.#made ??= this.#make()); }
  get _zod() { return this.made._zod; }
  get def() { return this.made.def; }
  get shape() { return this.made.shape; }
  get '~standard'() { return this.made['~standard']; }
  parse(value) { return z.parse(this.made, value); }
  safeParse(value) { return z.safeParse(this.made, value); }
  check(...checks) { return new LazySchema(() => this.made.check(...checks)); }
  register() { return this; }
}
const lazily = (make) => (...given) => new LazySchema(() => make(...given));
${factories.map((name) => `const lazy_${name} = /* @__PURE__ */ lazily(z.${name});`).join('\n')}
export { ${factories.map((name) => `lazy_${name} as ${name}`).join(', ')} };
const date = /* @__PURE__ */ lazily(z.iso.date);
const datetime = /* @__PURE__ */ lazily(z.iso.datetime);
export const iso = { date, datetime };
`;

/** Gives the product's own sources these schemas. Packages have schemas of their own. */
export const schemasOnUse: Plugin = {
  name: 'schemas-on-use',
  setup(bundler) {
    bundler.onResolve({ filter: /^zod\/mini$/ }, ({ path, importer, namespace, resolveDir }) =>
      importer.includes('node_modules') || namespace === 'lazy-schemas'
        ? undefined
        : { path, namespace: 'lazy-schemas', pluginData: resolveDir, sideEffects: false },
    );
    bundler.onLoad({ filter: /.*/, namespace: 'lazy-schemas' }, ({ pluginData }) => ({
      contents: lazySchemas,
      resolveDir: pluginData as string,
    }));
  },
};
