/** Loads beforehand what the product loads late: a module that comes from the disk takes as long as it pleases. */
import { globSync, readFileSync } from 'node:fs';

/** What schedules may reach. */
const places = ['functions/{use-cases,http,identity,socket}/**/*.ts', 'functions/handlers/*-api.ts'];

let prepared: Promise<unknown> | undefined;

/** Resolves once every late module is there. */
export const prepare = (): Promise<unknown> => (prepared ??= load());

async function load(): Promise<void> {
  const root = new URL('../../', import.meta.url);
  const names = new Set<string>();
  for (const file of globSync(places, { cwd: root }))
    for (const [, name] of readFileSync(new URL(file, root), 'utf8').matchAll(/import\('#(functions\/[^']+)'\)/g))
      if (name !== undefined && /^functions\/(use-cases|http)\//.test(name)) names.add(name);
  for (const name of names) await import(new URL(name, root).href);
}
