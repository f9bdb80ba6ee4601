/** CDK's bucket deployments, carried out into memory: assets copied below a prefix, markers replaced, metadata kept. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import * as z from 'zod/mini';
import { resourcesOf, type Resource, type Stack } from '../assembly/stack.ts';
import { matches } from '../iam/pattern.ts';
import type { Bucket } from './bucket.ts';

const patterns = z._default(z.array(z.string()), []);
/** CloudFormation hands booleans to custom resources as texts. */
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

/** What `aws s3 sync` makes of a file's extension. */
const contentTypes: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.ico': 'image/vnd.microsoft.icon',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.mp3': 'audio/mpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

type Encoding = z.infer<typeof markersConfig>['markerEncodings'][string];

function encoded(value: unknown, encoding: Encoding): string {
  if (encoding === 'LITERAL') return String(value);
  const json = JSON.stringify(value);
  return encoding === 'UNQUOTED_JSON_VALUE' && typeof value === 'string' ? json.slice(1, -1) : json;
}

/** The file with the values in it that were not known before deployment. */
function fillMarkers(
  body: Buffer,
  markers: Record<string, unknown>,
  config: z.infer<typeof markersConfig> | undefined,
): Buffer {
  const usual = config?.jsonEscape ? 'UNQUOTED_JSON_VALUE' : 'LITERAL';
  const replace = (text: string, [marker, value]: [string, unknown]): string =>
    text.replaceAll(marker, () => encoded(value, config?.markerEncodings[marker] ?? usual));
  const entries = Object.entries(markers);
  return entries.length > 0 ? Buffer.from(entries.reduce(replace, body.toString())) : body;
}

/** Later filters win, and a deployment gives its exclusions first. */
const isWanted = (file: string, exclude: readonly string[], include: readonly string[]): boolean =>
  !exclude.some((pattern) => matches(pattern, file)) || include.some((pattern) => matches(pattern, file));

function filesOf(folder: string): string[] {
  return globSync('**/*', { cwd: folder })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => relative('', file).split(sep).join('/'));
}

function carryOut(stack: Stack, { properties, logicalId }: Resource, buckets: ReadonlyMap<string, Bucket>): void {
  const settings = deployment.parse(properties);
  const bucket = buckets.get(settings.DestinationBucketName);
  if (!bucket)
    throw new Error(`${logicalId} deploys to the bucket ${settings.DestinationBucketName}, which is not in the stack.`);
  const prefix = settings.DestinationBucketKeyPrefix.replace(/^\/+$|\/+$/g, '');
  const headers = Object.fromEntries(
    Object.entries(settings.SystemMetadata).map(([name, value]) => [name.toLowerCase(), value]),
  );
  const written = new Set<string>();
  for (const [index, key] of settings.SourceObjectKeys.entries()) {
    const folder = stack.assets.get(key);
    if (!folder)
      throw new Error(`${logicalId} deploys the asset ${key}, which is not in the assembly: run \`npm run synth\`.`);
    for (const file of filesOf(folder).filter((file) => isWanted(file, settings.Exclude, settings.Include))) {
      const type = contentTypes[extname(file)] ?? 'binary/octet-stream';
      const body = fillMarkers(
        readFileSync(join(folder, file)),
        settings.SourceMarkers[index] ?? {},
        settings.SourceMarkersConfig[index],
      );
      const objectKey = prefix ? `${prefix}/${file}` : file;
      bucket.set(objectKey, { body, headers: { 'content-type': type, ...headers } });
      written.add(objectKey);
    }
  }
  if (settings.Prune)
    for (const key of bucket.keys())
      if (key.startsWith(prefix && `${prefix}/`) && !written.has(key)) bucket.delete(key);
}

/** The stack's buckets by name, filled by its deployments in the template's order. */
export function deployBuckets(stack: Stack): Map<string, Bucket> {
  const buckets = new Map(resourcesOf(stack, 'AWS::S3::Bucket').map(({ ref }): [string, Bucket] => [ref, new Map()]));
  for (const resource of resourcesOf(stack, 'Custom::CDKBucketDeployment')) carryOut(stack, resource, buckets);
  return buckets;
}
