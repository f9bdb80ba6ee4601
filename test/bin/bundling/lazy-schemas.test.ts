import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { ZodMiniType } from 'zod/mini';
import { schemasOnUse } from '#bin/bundling/lazy-schemas.ts';

type Schema = Pick<ZodMiniType, 'parse' | 'safeParse'>;
/** Each test knows what it exports. */
// oxlint-disable-next-line typescript/no-explicit-any
type Exported = Record<string, any>;

/** What a bundle of this source exports, in which `z` is what our sources import. */
async function bundled(contents: string, plugins = [schemasOnUse]): Promise<{ code: string; exported: Exported }> {
  const { outputFiles } = await build({
    stdin: { contents: `import * as z from 'zod/mini';\n${contents}`, resolveDir: process.cwd() },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    plugins,
  });
  const code = outputFiles[0]?.text ?? '';
  return { code, exported: await import(`data:text/javascript,${encodeURIComponent(code)}`) };
}

/** Uses most of what the product's schemas are made of. */
const schemas = `
const text = z.string().check(z.trim(), z.minLength(1, 'Enter a text'), z.maxLength(5), z.refine((value) => value !== 'no', 'No'));
export const kinds = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('one'), at: z.nullable(z.iso.datetime({ precision: 3 })) }),
  z.looseObject({ kind: z.literal('two'), list: z._default(z.array(text).check(z.maxLength(2)), []) }),
]);
const base = z.object({ name: text, size: z.int().check(z.gte(1), z.lte(9)), note: z.optional(z.string()) });
export const more = z.extend(base, { tags: z.record(z.string(), z.union([z.boolean(), z.enum(['a', 'b'])])) });
export const less = z.strictObject({ ...z.pick(base, { name: true }).shape, ...z.partial(z.omit(base, { name: true })).shape });
export const piped = z.pipe(z.pipe(z.string(), z.transform(Number)), z.int()).check(z.refine((value) => value % 2 === 0, 'Odd'));
export const upper = z.string().check(z.toUpperCase(), z.regex(/^[A-Z]+$/)).register(z.globalRegistry, { description: 'Letters' });
`;

const inputs: unknown[] = [
  '',
  'abc',
  '7',
  '8',
  3,
  null,
  undefined,
  { kind: 'one', at: null },
  { kind: 'one', at: 'yesterday', more: 1 },
  { kind: 'two', list: [' a ', 'no', 'toolong'], more: 1 },
  { kind: 'two' },
  { kind: 'three' },
  { name: ' ab ', size: 3, tags: { x: true, y: 'b' } },
  { name: 'abcdefg', size: 0.5, tags: { x: 'c' } },
  { name: 'ab', size: 12 },
];

describe('schemas of a bundle', () => {
  it('accept, change and refuse exactly what zod’s own do', async () => {
    const [lazy, eager] = [await bundled(schemas), await bundled(schemas, [])];
    const outcome = ({ exported }: typeof lazy, name: string, input: unknown): string => {
      const { success, data, error } = (exported[name] as Schema).safeParse(input);
      return JSON.stringify({ name, input, success, data, issues: error?.issues });
    };
    for (const name of ['kinds', 'more', 'less', 'piped', 'upper'])
      for (const input of inputs) expect(outcome(lazy, name, input)).toBe(outcome(eager, name, input));
  });

  it('throw from `parse` what zod throws', async () => {
    const { exported } = await bundled(schemas);
    expect(() => exported['upper'].parse(1)).toThrow(/invalid_type/);
    expect(exported['upper'].parse('abc')).toBe('ABC');
  });

  it('are built when they are first used', async () => {
    const source = `
      export const seen = [];
      const letters = { get A() { seen.push('A'); return 'a'; } };
      export const schema = z.object({ letter: z.optional(z.enum(letters)) });`;
    const [lazy, eager] = [(await bundled(source)).exported, (await bundled(source, [])).exported];
    expect(lazy['seen']).toEqual([]);
    expect(eager['seen']).not.toEqual([]);
    expect(lazy['schema'].safeParse({ letter: 'a' }).success).toBe(true);
    const built = lazy['seen'].length;
    lazy['schema'].safeParse({ letter: 'b' });
    expect([built > 0, lazy['seen'].length]).toEqual([true, built]);
  });

  it('are schemas to other packages: the one that calls models describes them', async () => {
    const source = `
      import { asSchema } from 'ai';
      export const described = asSchema(z.strictObject({ reply: z.string(), sure: z.optional(z.boolean()) })).jsonSchema;`;
    const [lazy, eager] = [(await bundled(source)).exported, (await bundled(source, [])).exported];
    expect(await lazy['described']).toMatchObject({ required: ['reply'], additionalProperties: false });
    expect(await lazy['described']).toEqual(await eager['described']);
  });

  it('leave out what a bundle doesn’t use', async () => {
    const { code } = await bundled('export const schema = z.string();');
    expect(code).not.toContain('lazy_discriminatedUnion');
  });
});
