import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { deploy } from '#local/assembly/stack.ts';
import { getObject, type Bucket } from '#local/cloudfront/bucket.ts';
import { deployBuckets } from '#local/cloudfront/bucket-deployment.ts';

function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'asset-'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

const rewrite = (text: string): string => text.replaceAll('https://x', 'http://localhost:1');

/** The only bucket after these deployments, in order. */
function deployed(...deployments: Record<string, unknown>[]): Bucket {
  const assets = new Map([
    ['site.zip', folderOf({ 'index.html': '<p>', 'assets/app.js': 'app', 'assets/deep/a.css': 'css' })],
    ['config.zip', folderOf({ 'config.json': '{"url":<<marker:0>>,"text":"<<marker:1>>"}' })],
  ]);
  const resources = deployments.map((properties, index) => [
    `Deployment${index}`,
    { Type: 'Custom::CDKBucketDeployment', Properties: { DestinationBucketName: { Ref: 'Bucket' }, ...properties } },
  ]);
  const template = { Resources: { Bucket: { Type: 'AWS::S3::Bucket' }, ...Object.fromEntries(resources) } };
  const [bucket] = deployBuckets(deploy({ stackName: 'Chat', template, assets }), rewrite).values();
  return bucket ?? new Map();
}

test('assets are stored below their prefix with type and metadata', () => {
  const bucket = deployed({
    SourceObjectKeys: ['site.zip'],
    DestinationBucketKeyPrefix: 'dashboard',
    SystemMetadata: { 'Cache-Control': 'no-cache' },
  });
  expect([...bucket.keys()].sort()).toEqual([
    'dashboard/assets/app.js',
    'dashboard/assets/deep/a.css',
    'dashboard/index.html',
  ]);
  expect(bucket.get('dashboard/assets/app.js')?.headers).toEqual({
    'content-type': 'text/javascript',
    'cache-control': 'no-cache',
  });
});

test('exclusions come first, inclusions win, and a star reaches into folders', () => {
  const only = { SourceObjectKeys: ['site.zip'], Exclude: ['*'], Include: ['assets/*'] };
  expect([...deployed(only).keys()].sort()).toEqual(['assets/app.js', 'assets/deep/a.css']);
  const without = { SourceObjectKeys: ['site.zip'], Exclude: ['assets/*'] };
  expect([...deployed(without).keys()]).toEqual(['index.html']);
});

test("markers are replaced by deployment values in the source's encoding, and AWS addresses by local ones", () => {
  const bucket = deployed({
    SourceObjectKeys: ['site.zip', 'config.zip'],
    SourceMarkers: [{}, { '<<marker:0>>': 'https://x', '<<marker:1>>': 'say "hi"' }],
    SourceMarkersConfig: [{}, { jsonEscape: 'true', markerEncodings: { '<<marker:0>>': 'JSON_VALUE' } }],
  });
  expect(bucket.get('config.json')?.body.toString()).toBe(String.raw`{"url":"http://localhost:1","text":"say \"hi\""}`);
});

test('a deployment that prunes removes what another left below its prefix; one that does not, nothing', () => {
  const first = { SourceObjectKeys: ['site.zip'], DestinationBucketKeyPrefix: 'a' };
  const second = { SourceObjectKeys: ['config.zip'], DestinationBucketKeyPrefix: 'a' };
  expect([...deployed(first, second).keys()]).toEqual(['a/config.json']);
  expect(deployed(first, { ...second, Prune: 'false' }).size).toBe(4);
});

test('an object is served with its metadata and an etag; a missing one is a 403, as without the right to list', () => {
  const bucket = deployed({ SourceObjectKeys: ['site.zip'] });
  const get = (path: string) =>
    getObject(bucket, { method: 'GET', path, query: '', headers: {}, body: Buffer.alloc(0), sourceIp: '' });
  expect(get('/assets/app%2Ejs')).toMatchObject({
    status: 200,
    body: Buffer.from('app'),
    headers: { 'content-type': 'text/javascript', etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) },
  });
  expect(get('/nothing')).toMatchObject({ status: 403, headers: { 'content-type': 'application/xml' } });
  expect(get('/nothing').body.toString()).toContain('<Code>AccessDenied</Code>');
});
