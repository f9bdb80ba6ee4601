/** Output of `cdk synth`: the template and its assets as read from disk, not yet evaluated. */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod/mini';

const anything = z.record(z.string(), z.unknown());

const rawResource = z.object({
  Type: z.string(),
  Properties: z.optional(anything),
  Condition: z.optional(z.string()),
  Metadata: z.optional(anything),
});

const templateSchema = z.object({
  Parameters: z.optional(z.record(z.string(), z.object({ Default: z.optional(z.unknown()) }))),
  Mappings: z.optional(z.record(z.string(), z.record(z.string(), anything))),
  Conditions: z.optional(anything),
  Resources: z.record(z.string(), rawResource),
  Outputs: z.optional(z.record(z.string(), z.object({ Value: z.unknown() }))),
});

const manifestSchema = z.object({
  artifacts: z.record(z.string(), z.object({ type: z.string(), properties: z.optional(anything) })),
});

const assetManifestSchema = z.object({
  files: z.optional(
    z.record(
      z.string(),
      z.object({
        source: z.object({ path: z.string() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    ),
  ),
});

export type RawResource = z.infer<typeof rawResource>;
export type Template = z.infer<typeof templateSchema>;

/** One synthesized stack. `assets` maps an S3 key of the template to the file or folder on disk. */
export type Synthesized = { stackName: string; template: Template; assets: ReadonlyMap<string, string> };

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function readAssets(directory: string, manifestFile: string): [string, string][] {
  const { files = {} } = assetManifestSchema.parse(readJson(join(directory, manifestFile)));
  return Object.values(files).flatMap(({ source, destinations }) =>
    Object.values(destinations).map(({ objectKey }): [string, string] => [objectKey, resolve(directory, source.path)]),
  );
}

/** Reads a cloud assembly with exactly one stack. Throws a sentence that says what to do if it can't. */
export function readAssembly(directory: string): Synthesized {
  const manifestFile = join(directory, 'manifest.json');
  if (!existsSync(manifestFile))
    throw new Error(`No synthesized stack in ${directory}: run \`npm run synth\` first (manifest.json is missing).`);
  const artifacts = Object.entries(manifestSchema.parse(readJson(manifestFile)).artifacts);
  const stacks = artifacts.filter(([, { type }]) => type === 'aws:cloudformation:stack');
  const [stack] = stacks;
  if (!stack || stacks.length > 1)
    throw new Error(
      `${directory} contains ${stacks.length} stacks, but the local stack runs exactly one. Synthesize only one.`,
    );
  const [id, { properties = {} }] = stack;
  return {
    stackName: String(properties['stackName'] ?? id),
    template: templateSchema.parse(readJson(join(directory, String(properties['templateFile'])))),
    assets: new Map(
      artifacts
        .filter(([, { type }]) => type === 'cdk:asset-manifest')
        .flatMap(([, artifact]) => readAssets(directory, String(artifact.properties?.['file']))),
    ),
  };
}
