/** CDK's bucket deployments, carried out in memory: assets copied below a prefix, markers replaced, metadata kept. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import * as z from 'zod/mini';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { contentTypeOf } from '#local/platform/content-types.ts';
import { matches } from '#local/iam/pattern.ts';
import type { Bucket } from './bucket.ts';

const patterns = z._default(z.array(z.string()), []);
/** CloudFormation passes booleans to custom resources as texts. */
const flag = z.union([z.boolean(), z.stringbool()]);
const markersOfSource = z.record(z.string(), z.unknown());
const markersConfig = z.object({
  jsonEscape: z._default(flag, false),
  markerEncodings: z._default(z.record(z.string(), z.enum(['LITERAL', 'UNQUOTED_JSON_VALUE', 'JSON_VALUE'])), {}),
});

const deployment = z.object({
  SourceObjectKeys: z.array(z.string()),
  SourceMarkers: z._default(z.array(markersOfSource), []),
  SourceMarkersConfig: z._default(z.array(markersConfig), []),
  DestinationBucketName: z.string(),
  DestinationBucketKeyPrefix: z._default(z.string(), ''),
  Prune: z._default(flag, true),
  Exclude: patterns,
  Include: patterns,
  SystemMetadata: z._default(z.record(z.string(), z.string()), {}),
});

type Deployment = z.infer<typeof deployment>;
type Config = z.infer<typeof markersConfig>;
type Encoding = Config['markerEncodings'][string];

function encoded(value: unknown, encoding: Encoding): string {
  if (encoding === 'LITERAL') return String(value);
  const json = JSON.stringify(value);
  return encoding === 'UNQUOTED_JSON_VALUE' && typeof value === 'string' ? json.slice(1, -1) : json;
}

/** Changes a text that was completed at deployment: addresses of AWS become local ones. */
export type Rewrite = (text: string) => string;

/** The file with the values that weren't known before the deployment. */
function fillMarkers(
  body: Buffer,
  markers: Record<string, unknown>,
  config: Config | undefined,
  rewrite: Rewrite,
): Buffer {
  const usual = config?.jsonEscape ? 'UNQUOTED_JSON_VALUE' : 'LITERAL';
  const replace = (text: string, [marker, value]: [string, unknown]): string =>
    text.replaceAll(marker, () => encoded(value, config?.markerEncodings[marker] ?? usual));
  const entries = Object.entries(markers);
  return entries.length > 0 ? Buffer.from(rewrite(entries.reduce(replace, body.toString()))) : body;
}

/** Later filters win, and a deployment lists its exclusions first. */
const isWanted = (file: string, exclude: readonly string[], include: readonly string[]): boolean =>
  !exclude.some((pattern) => matches(pattern, file)) || include.some((pattern) => matches(pattern, file));

function filesOf(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative('', file).split(sep).join('/'));
}

/** Matching files of a deployment's sources, by their names below its prefix. */
function* filesToDeploy(stack: Stack, settings: Deployment, rewrite: Rewrite): Generator<[string, Buffer]> {
  for (const [index, key] of settings.SourceObjectKeys.entries()) {
    const folder = stack.assets.get(key);
    if (!folder)
      throw new Error(`A deployment needs the asset ${key}, which isn't in the assembly: run \`npm run synth\`.`);
    const markers = settings.SourceMarkers[index] ?? {};
    for (const file of filesOf(folder).filter((name) => isWanted(name, settings.Exclude, settings.Include)))
      yield [
        file,
        fillMarkers(readFileSync(join(folder, file)), markers, settings.SourceMarkersConfig[index], rewrite),
      ];
  }
}

function applyDeployment(stack: Stack, settings: Deployment, bucket: Bucket, rewrite: Rewrite): void {
  const folder = settings.DestinationBucketKeyPrefix.replace(/^\/+$|\/+$/g, '');
  const prefix = folder && `${folder}/`;
  const metadata = Object.entries(settings.SystemMetadata).map(([name, value]) => [name.toLowerCase(), value]);
  const written = new Set<string>();
  for (const [file, body] of filesToDeploy(stack, settings, rewrite)) {
    bucket.set(prefix + file, {
      body,
      headers: { 'content-type': contentTypeOf(file), ...Object.fromEntries(metadata) },
    });
    written.add(prefix + file);
  }
  if (!settings.Prune) return;
  for (const key of bucket.keys()) if (key.startsWith(prefix) && !written.has(key)) bucket.delete(key);
}

/** The stack's buckets by name, filled by its deployments in the template's order. */
export function deployBuckets(stack: Stack, rewrite: Rewrite): Map<string, Bucket> {
  const buckets = new Map(resourcesOf(stack, 'AWS::S3::Bucket').map(({ ref }): [string, Bucket] => [ref, new Map()]));
  for (const { logicalId, properties } of resourcesOf(stack, 'Custom::CDKBucketDeployment')) {
    const settings = deployment.parse(properties);
    const bucket = buckets.get(settings.DestinationBucketName);
    if (!bucket)
      throw new Error(
        `${logicalId} deploys to the bucket ${settings.DestinationBucketName}, which is not in the stack.`,
      );
    applyDeployment(stack, settings, bucket, rewrite);
  }
  return buckets;
}
